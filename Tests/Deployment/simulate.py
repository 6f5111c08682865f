"""Applies architectures of the tests to a local AWS, and every change to what the one before left.

    python simulate.py --changes FOLDER [CHAIN…]

`FOLDER` is what `write-changes` has written. For each chain of changes: moto is started on
loopback; the architecture is applied; a second plan must be empty; then each change is applied,
destroys something only where it says so, and leaves an empty plan; at the end everything is
destroyed, and nothing may be left. Two chains are worked on at the same time. What AWS would refuse,
the local AWS refuses (`local_aws/strict.py`).
"""

import argparse
import json
import queue
import re
import shutil
import signal
import sys
import tempfile
import threading
import time
from pathlib import Path

import protection
from local_aws.client import LocalAWS
from processes import Failure, Processes
from terraform import UNREFRESHED, Terraform

# The state is beside the files: what keeps it is no part of what is tried.
BACKEND = """\
terraform {
  backend "local" {
  }
}
"""
AT_ONCE = 2


class Simulation:
    def __init__(self, chain, changes, folder, processes):
        self.name = chain["name"]
        self.environment = chain["environment"]
        self.steps = chain["steps"]
        self.changes = changes
        self.folder = folder
        self.processes = processes
        self.aws = None
        self.started = time.monotonic()
        self.applied = 0

    def say(self, text):
        elapsed = time.monotonic() - self.started
        print(f"{self.name:<12}{elapsed:4.0f} s  {text}", flush=True)

    def run(self):
        root = self.folder / "terraform" / "environments" / self.environment
        self.lay(self.steps[0])
        terraform = Terraform(root, self.processes, self.folder)
        self.aws = LocalAWS(terraform.account, terraform.region, self.folder, self.processes)
        terraform.environment |= self.aws.environment
        self.aws.start()
        values = self.aws.make_prerequisites("states")
        for step in self.steps:
            try:
                self.apply(terraform, step, values)
            except Failure as failure:
                raise Failure(f"{step['title']}: {failure}") from None
        if protection.write_overrides(root, terraform.data, terraform.show()):
            terraform.apply(UNREFRESHED)
        terraform.destroy(UNREFRESHED)
        left = terraform.addresses() + self.aws.leftovers()
        if left:
            raise Failure(f"left after destroy: {', '.join(left)}")
        self.say("destroyed everything; the state is empty")

    def lay(self, step):
        """The files of a change in the place of those before, with the state where it was."""
        target = self.folder / "terraform"
        for old in target.rglob("*"):
            if old.is_file() and "terraform.tfstate" not in old.name:
                old.unlink()
        shutil.copytree(
            self.changes / step["folder"] / "terraform", target, dirs_exist_ok=True)

    def apply(self, terraform, step, values):
        self.lay(step)
        terraform.write_variables(values)
        terraform.write_override()
        (terraform.root / "backend_override.tf").write_text(BACKEND)
        terraform.init_local()
        said = terraform.apply()
        destroyed = re.findall(r"^(\S.*?): Destroying\.\.\.", said, re.M)
        if destroyed and not step["destroys"]:
            raise Failure("it destroys " + ", ".join(sorted(destroyed)))
        terraform.expect_no_changes()
        self.applied += 1
        self.say(f"{step['title']}: {summary(said)}")


def summary(said):
    found = re.search(r"Apply complete! Resources: (.+)\.", said)
    return found[1] if found else "applied"


def simulate(chains, changes):
    """Simulates all of them. Returns whether all went well."""
    processes = Processes()
    folder = Path(tempfile.mkdtemp(prefix="simulate-"))
    # The longest first, so that the two at work end at about the same time.
    waiting = queue.SimpleQueue()
    for chain in sorted(chains, key=lambda chain: -len(chain["steps"])):
        waiting.put(chain)
    failures, applied = [], []

    def work():
        while True:
            try:
                chain = waiting.get_nowait()
            except queue.Empty:
                return
            if processes.is_stopped:
                return
            place = folder / chain["name"]
            place.mkdir()
            simulation = Simulation(chain, changes, place, processes)
            try:
                simulation.run()
            except Exception as failure:
                failures.append(chain["name"])
                simulation.say(f"FAILED: {failure}")
                for line in simulation.aws.complaints() if simulation.aws else []:
                    simulation.say(line)
            applied.append(simulation.applied)

    def stop(*_):
        failures.append("interrupted")
        processes.stop()

    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, stop)
    threads = [threading.Thread(target=work) for _ in range(AT_ONCE)]
    try:
        for thread in threads:
            thread.start()
        for thread in threads:
            while thread.is_alive():
                thread.join(0.2)
    finally:
        processes.stop()
        shutil.rmtree(folder, ignore_errors=True)
    print(f"{sum(applied)} states of {len(chains)} architectures applied, "
          f"{len(failures)} failed", flush=True)
    return not failures


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--changes", type=Path, required=True, help="what write-changes wrote")
    parser.add_argument("chains", nargs="*", help="these chains; by default all")
    arguments = parser.parse_args()
    chains = json.loads((arguments.changes / "changes.json").read_text())
    if arguments.chains:
        chains = [chain for chain in chains if chain["name"] in arguments.chains]
    sys.exit(0 if simulate(chains, arguments.changes.resolve()) else 1)


if __name__ == "__main__":
    main()
