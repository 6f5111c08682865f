"""The entry point of the graphite container, with small programs in place of the real ones."""

import os
import signal
import subprocess
import sys
import tempfile
import textwrap
import time
import unittest
from pathlib import Path

from support import GRAPHITE, until

# Three programs that note what happens to them. `stubborn` ignores its signal.
SCRIPT = """
import signal, sys
sys.path.insert(0, {folder!r})
from supervise import Program, Supervisor

CHILD = '''
import signal, sys, time
name, stop, left = sys.argv[1], int(sys.argv[2]), sys.argv[3]
def note(what):
    with open({notes!r}, "a") as file:
        file.write(name + " " + what + chr(10))
def leave(*_):
    note("asked")
    if left == "slowly":
        time.sleep(0.5)
    if left != "never":
        note("left")
        sys.exit(0)
signal.signal(stop, leave)
note("up")
if left == "early":
    time.sleep(1)
    sys.exit(3)
while True:
    time.sleep(60)
'''

def program(name, stop, left):
    return Program(name, (sys.executable, "-c", CHILD, name, str(int(stop)), left), stop, 1)

sys.exit(Supervisor([{programs}]).run())
"""


class Supervision(unittest.TestCase):
    def setUp(self):
        self.notes = Path(tempfile.mkstemp()[1])
        self.addCleanup(self.notes.unlink)

    def start(self, *programs):
        listed = ", ".join(
            f"program({name!r}, signal.{stop}, {left!r})" for name, stop, left in programs)
        script = textwrap.dedent(SCRIPT).format(
            folder=str(GRAPHITE), notes=str(self.notes), programs=listed)
        process = subprocess.Popen(
            [sys.executable, "-B", "-c", script], stderr=subprocess.DEVNULL,
            env={"PATH": os.environ["PATH"]})
        self.addCleanup(process.kill)
        until(lambda: self.noted().count("up") == len(programs)
              and all(f"{name} up" in self.noted() for name, _, _ in programs), "the start", 10)
        return process

    def noted(self):
        return self.notes.read_text()

    def test_a_signal_stops_the_programs_from_the_last_to_the_first(self):
        process = self.start(
            ("store", "SIGTERM", "slowly"), ("web", "SIGTERM", "slowly"),
            ("proxy", "SIGQUIT", "slowly"))
        process.send_signal(signal.SIGTERM)
        self.assertEqual(process.wait(10), 0)
        self.assertEqual(
            [line for line in self.noted().splitlines() if not line.endswith(" up")],
            ["proxy asked", "proxy left", "web asked", "web left", "store asked", "store left"])

    def test_when_one_leaves_the_others_are_stopped_and_it_is_a_failure(self):
        process = self.start(("store", "SIGTERM", "at once"), ("web", "SIGTERM", "early"))
        self.assertEqual(process.wait(10), 1)
        self.assertIn("store left", self.noted())

    def test_one_that_does_not_leave_is_killed_and_the_rest_still_stops_in_order(self):
        process = self.start(("store", "SIGTERM", "at once"), ("web", "SIGTERM", "never"))
        started = time.monotonic()
        process.send_signal(signal.SIGINT)
        self.assertEqual(process.wait(10), 0)
        self.assertGreaterEqual(time.monotonic() - started, 1)
        self.assertTrue(self.noted().endswith("web asked\nstore asked\nstore left\n"))

    def test_the_stop_fits_into_the_longest_stop_timeout_of_fargate(self):
        sys.path.insert(0, str(GRAPHITE))
        self.addCleanup(sys.path.remove, str(GRAPHITE))
        import supervise

        programs = supervise.programs({})
        self.assertEqual(
            [program.name for program in programs], ["carbon-cache", "graphite-web", "nginx"])
        self.assertLess(sum(program.stop_timeout for program in programs), 120)


if __name__ == "__main__":
    unittest.main()
