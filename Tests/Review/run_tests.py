"""Runs the suites named on the command line, or all, and prints one line with the counts."""

import sys
import unittest

SUITES = ("reading", "playback", "printing", "splitting", "accessibility")


def main(names):
    unknown = [name for name in names if name.split(".")[0] not in SUITES]
    if unknown:
        print(f"unknown: {', '.join(unknown)}; suites: {', '.join(SUITES)}", file=sys.stderr)
        return 2
    suite = unittest.defaultTestLoader.loadTestsFromNames(names or SUITES)
    result = unittest.TextTestRunner(verbosity=2, stream=sys.stdout).run(suite)
    failed = len(result.failures) + len(result.errors) + len(result.unexpectedSuccesses)
    print(f"review: {result.testsRun - failed} passed, {failed} failed")
    return 1 if failed or result.testsRun == 0 else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
