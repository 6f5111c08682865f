"""Applies environments of the generated Terraform to a local AWS, and removes them again.

    python deploy.py --architecture .build/debug/architecture dev production

For each environment: moto is started on loopback; what must exist before the first apply is made;
`terraform apply`; a second plan must be empty; the state must be what the model says
(`architecture drift`); protection is turned off; `terraform destroy`; nothing may be left. The
environments are worked on at the same time, each with a server of its own. Whatever was started is
stopped, also after a failure and on Ctrl-C.
"""

import argparse
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

ROOT = Path(__file__).resolve().parents[2]


class Deployment:
    def __init__(self, environment, architecture, folder, processes):
        self.environment = environment
        self.architecture = architecture
        self.folder = folder
        self.processes = processes
        self.aws = None
        self.started = time.monotonic()

    def say(self, text):
        elapsed = time.monotonic() - self.started
        print(f"{self.environment:<12}{elapsed:4.0f} s  {text}", flush=True)

    def complaints(self):
        """The requests that the local AWS could not answer."""
        return self.aws.complaints() if self.aws else []

    def run(self):
        shutil.copytree(
            ROOT / "terraform", self.folder / "terraform",
            ignore=shutil.ignore_patterns(".terraform*", "*.tfstate*", "*.auto.tfvars"))
        root = self.folder / "terraform" / "environments" / self.environment
        if not root.is_dir():
            raise Failure(f"there is no environment '{self.environment}'")
        terraform = Terraform(root, self.processes, self.folder)

        self.aws = aws = LocalAWS(terraform.account, terraform.region, self.folder, self.processes)
        terraform.environment |= aws.environment
        aws.start()
        self.say(f"a local AWS, account {terraform.account}, answers at {aws.url}")
        terraform.write_variables(aws.make_prerequisites(terraform.state_bucket))
        terraform.write_override()
        terraform.init()

        terraform.apply()
        count = len(terraform.addresses())
        self.say(f"applied {count} resources")
        terraform.expect_no_changes()
        self.say("a second plan is empty")
        shown = terraform.show()
        state = self.folder / "state.json"
        state.write_text(shown)
        said = self.processes.output(
            [self.architecture, "drift", "--environment", self.environment, "--state", state])
        self.say(said.strip())

        unprotected = protection.write_overrides(root, terraform.data, shown)
        if unprotected:
            terraform.apply(UNREFRESHED)
            self.say(f"turned off the protection of {len(unprotected)} resources")
        terraform.destroy(UNREFRESHED)
        left = terraform.addresses() + aws.leftovers()
        if left:
            raise Failure(f"left after destroy: {', '.join(left)}")
        self.say("destroyed everything; the state is empty")


def deploy(environments, architecture):
    """Deploys all of them at once. Returns whether all went well."""
    processes = Processes()
    failures = []
    folder = Path(tempfile.mkdtemp(prefix="deploy-"))

    def one(environment):
        place = folder / environment
        place.mkdir()
        deployment = Deployment(environment, architecture, place, processes)
        try:
            deployment.run()
        except Exception as failure:
            failures.append(environment)
            deployment.say(f"FAILED: {failure}")
            for line in deployment.complaints():
                deployment.say(line)
            # One failure is enough; the others are stopped where they are.
            processes.stop()

    def stop(*_):
        failures.append("interrupted")
        processes.stop()

    previous = {number: signal.signal(number, stop) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        threads = [threading.Thread(target=one, args=(name,)) for name in environments]
        for thread in threads:
            thread.start()
        for thread in threads:
            # With a limit, so that signals are handled in between.
            while thread.is_alive():
                thread.join(0.2)
    finally:
        processes.stop()
        for number, handler in previous.items():
            signal.signal(number, handler)
        shutil.rmtree(folder, ignore_errors=True)
    return not failures


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--architecture", type=Path, required=True, help="the built program")
    parser.add_argument("environments", nargs="+")
    arguments = parser.parse_args()
    sys.exit(0 if deploy(arguments.environments, arguments.architecture.resolve()) else 1)


if __name__ == "__main__":
    main()
