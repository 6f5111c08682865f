"""Terraform in a copy of an environment's root module."""

import json
import os
import re
import time

from processes import Failure

# AWS reaches a bucket by a host name of its own; on loopback it is a path.
OVERRIDE = """\
provider "aws" {
  s3_use_path_style = true
}
"""

# For when the state has just been read anew.
UNREFRESHED = "-refresh=false"
# Waiting takes most of the time, not the machine.
PARALLELISM = "-parallelism=30"


class Terraform:
    def __init__(self, root, processes, folder):
        self.root = root
        self.processes = processes
        # Hidden, as Terraform has it: nobody may take its providers for a mirror.
        self.data = folder / ".terraform"
        self.environment = {
            **{name: value for name, value in os.environ.items() if not name.startswith("AWS_")},
            "TF_IN_AUTOMATION": "1",
            "TF_INPUT": "0",
            # Half of what a plan takes is reading the provider's schema, a fifth of it collecting
            # garbage; the memory is given back when the plan is made.
            "GOGC": "400",
            **{f"TF_CLI_ARGS_{name}": "-no-color" for name in ("init", "plan", "apply", "destroy")},
            # Nothing of the user's may take part.
            "TF_CLI_CONFIG_FILE": os.devnull,
            "TF_DATA_DIR": str(self.data),
        }
        self.mirror = os.environ.get("PLUMBLINE_TERRAFORM_MIRROR")
        self.modules = None
        self.provider = None

    # What the generated files say of themselves

    @property
    def account(self):
        return self._setting("main.tf", "account_id")

    @property
    def region(self):
        return self._setting("main.tf", "region")

    @property
    def state_bucket(self):
        return self._setting("backend.tf", "bucket")

    def _setting(self, file, name):
        found = re.search(rf'^\s*{name}\s*=\s*"([^"]+)"', (self.root / file).read_text(), re.M)
        if not found:
            raise Failure(f"{file} does not say {name}")
        return found[1]

    # What is added to them

    def write_override(self):
        (self.root / "local_override.tf").write_text(OVERRIDE)

    def write_variables(self, values):
        """Values for those variables of the environment that have no default."""
        if not (self.root / "variables.tf").exists():
            return
        asked = re.findall(r'^variable "(\w+)"', (self.root / "variables.tf").read_text(), re.M)
        example = (self.root / "terraform.tfvars.example").read_text()
        lines = [f"{name} = {json.dumps(values[name])}\n" for name in asked if name in values]
        lines += [
            line + "\n" for line in example.splitlines()
            if (named := re.match(r"(\w+)\s*=", line)) and named[1] not in values]
        (self.root / "local.auto.tfvars").write_text("".join(lines))

    # What is done with them

    def init(self):
        mirror = [f"-plugin-dir={self.mirror}"] if self.mirror else []
        self._run("init", "-backend-config=use_path_style=true", *mirror)

    def init_local(self):
        """For a state beside the files; anew only where modules came or went."""
        if self.modules == (modules := self._modules()):
            return
        mirror = [f"-plugin-dir={self.mirror}"] if self.mirror else []
        self._run("init", *mirror)
        self.modules = modules

    def _modules(self):
        """The modules that are called: where, by which name and from which folder."""
        return {
            (file, line) for file in self.root.parents[1].rglob("*.tf")
            for line in re.findall(r'^module "\w+"|^  source += ".+"', file.read_text(), re.M)}

    def attach_provider(self):
        """Starts the provider once for all that follows, after `init`. Terraform by itself starts
        it anew for every command, which takes longer than most commands do.

        Source: Terraform's plugin development, "Debugging Providers".
        """
        found = sorted((self.data / "providers").glob("*/hashicorp/aws/*/*/terraform-provider-*"))
        if not found:
            raise Failure(f"init left no provider in {self.data}")
        log = self.data / "provider.log"
        with log.open("w") as output:
            self.provider = self.processes.start(
                [found[-1], "-debug"], env=self.environment, stdout=output, stderr=output)
        deadline = time.monotonic() + 60
        while self.provider.poll() is None and time.monotonic() < deadline:
            if said := re.search(r"TF_REATTACH_PROVIDERS='(.+)'", log.read_text()):
                self.environment["TF_REATTACH_PROVIDERS"] = said[1]
                return
            time.sleep(0.1)
        raise Failure(f"the provider did not start:\n{log.read_text()}")

    def apply(self, *arguments):
        return self._run("apply", "-auto-approve", PARALLELISM, *arguments)

    def destroy(self, *arguments):
        self._run("destroy", "-auto-approve", PARALLELISM, *arguments)

    def expect_no_changes(self):
        plan = self._run("plan", "-detailed-exitcode", PARALLELISM, accept=(0, 2))
        # Each resource, and below it the arguments that differ.
        changes = re.findall(r"^  # .+$|^ {6,}[-+~] .+$", plan, re.M)
        if changes or "No changes." not in plan:
            raise Failure("\n".join(["a second plan is not empty:", *changes]))

    def show(self):
        return self._run("show", "-json")

    def addresses(self):
        return self._run("state", "list").split()

    def _run(self, *arguments, accept=(0,)):
        return self.processes.output(
            ["terraform", *arguments], accept=accept, cwd=self.root, env=self.environment)
