"""Terraform in a copy of an environment's root module."""

import json
import os
import re

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
            **{f"TF_CLI_ARGS_{name}": "-no-color" for name in ("init", "plan", "apply", "destroy")},
            # Nothing of the user's may take part.
            "TF_CLI_CONFIG_FILE": os.devnull,
            "TF_DATA_DIR": str(self.data),
        }
        self.mirror = os.environ.get("PLUMBLINE_TERRAFORM_MIRROR")

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
        """For a state beside the files; anew where modules came or went."""
        mirror = [f"-plugin-dir={self.mirror}"] if self.mirror else []
        self._run("init", *mirror)

    def apply(self, *arguments):
        return self._run("apply", "-auto-approve", PARALLELISM, *arguments)

    def destroy(self, *arguments):
        self._run("destroy", "-auto-approve", PARALLELISM, *arguments)

    def expect_no_changes(self):
        plan = self._run("plan", "-detailed-exitcode", PARALLELISM, accept=(0, 2))
        changes = re.findall(r"^  # .+$", plan, re.M)
        if changes or "No changes." not in plan:
            raise Failure("\n".join(["a second plan is not empty:", *changes]))

    def show(self):
        return self._run("show", "-json")

    def addresses(self):
        return self._run("state", "list").split()

    def _run(self, *arguments, accept=(0,)):
        return self.processes.output(
            ["terraform", *arguments], accept=accept, cwd=self.root, env=self.environment)
