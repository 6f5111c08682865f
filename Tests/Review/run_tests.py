"""Runs the suites named on the command line, or all, and prints one line with the counts.

Suites run side by side, as many as there are processors, each in a process with a browser of its own.
"""

import importlib
import os
import re
import subprocess
import sys
import tempfile
import unittest
from concurrent.futures import ThreadPoolExecutor

# The longest first.
SUITES = ("dividing", "reading", "playback", "accessibility", "splitting", "printing")


def run(name):
    """Runs a suite in this process; true where it passed."""
    suite = unittest.defaultTestLoader.loadTestsFromName(name)
    result = unittest.TextTestRunner(verbosity=2, stream=sys.stdout).run(suite)
    failed = len(result.failures) + len(result.errors) + len(result.unexpectedSuccesses)
    print(f"review: {result.testsRun - failed} passed, {failed} failed")
    return failed == 0 and result.testsRun > 0


def start(name):
    """Runs a suite in a process of its own: its exit code and its output."""
    done = subprocess.run([sys.executable, "-B", __file__, "--here", name], text=True,
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
    return done.returncode, done.stdout


def main(names):
    if names[:1] == ["--here"]:
        return 0 if run(names[1]) else 1
    unknown = [name for name in names if name.split(".")[0] not in SUITES]
    if unknown:
        print(f"unknown: {', '.join(unknown)}; suites: {', '.join(SUITES)}", file=sys.stderr)
        return 2
    passed = failed = 0
    code = 0
    names = names or SUITES
    with tempfile.TemporaryDirectory(prefix="review-") as scratch, \
            ThreadPoolExecutor(os.cpu_count()) as pool:
        os.environ["REVIEW_SCRATCH"] = scratch
        # Makes what all suites look at.
        importlib.import_module("subjects")
        for each, output in pool.map(start, names):
            print(output, end="", flush=True)
            counts = re.search(r"^review: (\d+) passed, (\d+) failed$", output, re.MULTILINE)
            passed += int(counts[1]) if counts else 0
            failed += int(counts[2]) if counts else 1
            code = max(code, each)
    print(f"review: {passed} passed, {failed} failed in all")
    return 1 if code else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
