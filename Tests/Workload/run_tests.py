"""Runs the suites named on the command line, or all, and prints one line with the counts."""

import sys
import unittest

SUITES = ("configuration", "dockerfiles", "node_tests", "supervision", "metrics_flow")


class Counting(unittest.TextTestResult):
    """Counts what passed: a failure or a skip in `setUpClass` counts once and runs no test."""

    passed = 0

    def addSuccess(self, test):
        super().addSuccess(test)
        self.passed += 1


def main(names):
    unknown = [name for name in names if name not in SUITES]
    if unknown:
        print(f"unknown: {', '.join(unknown)}; suites: {', '.join(SUITES)}", file=sys.stderr)
        return 2
    suite = unittest.defaultTestLoader.loadTestsFromNames(names or SUITES)
    runner = unittest.TextTestRunner(verbosity=2, stream=sys.stdout, resultclass=Counting)
    result = runner.run(suite)
    failed = len(result.failures) + len(result.errors) + len(result.unexpectedSuccesses)
    skipped = f", {len(result.skipped)} skipped" if result.skipped else ""
    print(f"{result.passed} passed, {failed} failed{skipped}")
    return 1 if failed or result.passed == 0 else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
