"""The unit tests that the images run while they are built, with the node of this machine."""

import os
import re
import subprocess
import unittest

from support import APP, STATSD, tool


class NodeTests(unittest.TestCase):
    def test_app(self):
        self.run_tests(APP)

    def test_statsd(self):
        self.run_tests(STATSD)

    def run_tests(self, container):
        files = sorted(str(path) for path in (container / "test").glob("*.test.mjs"))
        self.assertTrue(files)
        done = subprocess.run(
            [tool("node"), "--test", "--test-reporter=tap", *files],
            env={"PATH": os.environ["PATH"]}, capture_output=True, text=True, timeout=60)
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
        self.assertGreater(int(re.search(r"^# pass (\d+)$", done.stdout, re.MULTILINE)[1]), 0)


if __name__ == "__main__":
    unittest.main()
