"""Applies architectures of the tests to a local AWS, and every change to what the one before left.

    python simulate.py --changes FOLDER --architecture .build/debug/architecture [NAME…]

`FOLDER` is what `write-changes` has written. For each chain of changes: moto is started on
loopback; the architecture is applied; a second plan must be empty; then each change is applied,
destroys something only where it says so, and leaves an empty plan; at the end everything is
destroyed, and nothing may be left. Each environment of terraform/ is applied and destroyed as
`deploy.py` does it. Three of all these are worked on at the same time; with names, only those. What AWS
would refuse, the local AWS refuses (`local_aws/strict.py`).
"""

import argparse
import json
import os
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
from deploy import Deployment
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
# Two cores: much of an apply is waiting for a load balancer, a queue or a role to be ready.
AT_ONCE = 3
# Of terraform/: the least and the most; what is between differs in numbers.
ENVIRONMENTS = ("dev", "production")


class Simulation:
    def __init__(self, chain, changes, folder):
        self.name = chain["name"]
        self.environment = chain["environment"]
        self.steps = chain["steps"]
        self.changes = changes
        self.folder = folder
        self.processes = Processes()
        self.aws = None
        self.started = time.monotonic()
        self.applied = 0

    def say(self, text):
        elapsed = time.monotonic() - self.started
        print(f"{self.name:<12}{elapsed:4.0f} s  {text}", flush=True)

    @property
    def weight(self):
        """How long it takes, roughly: the number of states."""
        return len(self.steps)

    def complaints(self):
        return self.aws.complaints() if self.aws else []

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
        if not self.applied:
            terraform.attach_provider()
            said = terraform.apply()
        else:
            # The empty plan before has read everything.
            said = terraform.apply(UNREFRESHED)
        destroyed = re.findall(r"^(\S.*?): Destroying\.\.\.", said, re.M)
        if destroyed and not step["destroys"]:
            raise Failure("it destroys " + ", ".join(sorted(destroyed)))
        terraform.expect_no_changes()
        self.applied += 1
        self.say(f"{step['title']}: {summary(said)}")


def summary(said):
    found = re.search(r"Apply complete! Resources: (.+)\.", said)
    return found[1] if found else "applied"


class Reference(Deployment):
    """An environment of terraform/, in a row with the chains."""

    # What it takes, in states of a chain.
    weight = 6

    def __init__(self, environment, architecture, folder):
        super().__init__(environment, architecture, folder, Processes())
        self.name = environment
        self.applied = 0

    def run(self):
        super().run()
        self.applied = 1


def simulate(simulations):
    """Works on all of them. Returns the names of those that failed."""
    # The longest first, so that those at work end at about the same time.
    waiting = queue.SimpleQueue()
    for simulation in sorted(simulations, key=lambda simulation: -simulation.weight):
        waiting.put(simulation)
    failed = []
    interrupted = threading.Event()

    def work():
        while not interrupted.is_set():
            try:
                simulation = waiting.get_nowait()
            except queue.Empty:
                return
            simulation.folder.mkdir()
            simulation.started = time.monotonic()
            try:
                simulation.run()
            except Exception as failure:
                failed.append(simulation.name)
                simulation.say(f"FAILED: {failure}")
                for line in simulation.complaints():
                    simulation.say(line)
            finally:
                simulation.processes.stop()

    def stop():
        for simulation in simulations:
            simulation.processes.stop()

    def interrupt(*_):
        interrupted.set()
        failed.append("interrupted")
        stop()

    previous = {
        number: signal.signal(number, interrupt) for number in (signal.SIGINT, signal.SIGTERM)}
    threads = [threading.Thread(target=work) for _ in range(AT_ONCE)]
    try:
        for thread in threads:
            thread.start()
        for thread in threads:
            # With a limit, so that signals are handled in between.
            while thread.is_alive():
                thread.join(0.2)
    finally:
        stop()
        for number, handler in previous.items():
            signal.signal(number, handler)
    return failed


def main():
    started = time.monotonic()
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--changes", type=Path, required=True, help="what write-changes wrote")
    parser.add_argument("--architecture", type=Path, required=True, help="the built program")
    parser.add_argument("names", nargs="*", help="chains and environments; by default all")
    arguments = parser.parse_args()
    changes, architecture = arguments.changes.resolve(), arguments.architecture.resolve()
    folder = Path(tempfile.mkdtemp(prefix="simulate-"))
    simulations = [
        Simulation(chain, changes, folder / chain["name"])
        for chain in json.loads((changes / "changes.json").read_text())]
    simulations += [Reference(name, architecture, folder / name) for name in ENVIRONMENTS]
    if unknown := set(arguments.names) - {simulation.name for simulation in simulations}:
        parser.error(f"nothing is named {', '.join(sorted(unknown))}")
    if arguments.names:
        simulations = [one for one in simulations if one.name in arguments.names]
    try:
        failed = simulate(simulations)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    applied = sum(simulation.applied for simulation in simulations)
    used = os.times()
    print(
        f"{applied} states of {len(simulations)} architectures applied, {len(failed)} failed; "
        f"{time.monotonic() - started:.0f} s, "
        f"{used.children_user + used.children_system:.0f} s of the processor",
        flush=True)
    if failed:
        print(f"failed: {', '.join(sorted(failed))}", file=sys.stderr)
        sys.exit(1)


if __name__ == "__main__":
    main()
