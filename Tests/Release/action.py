"""Runs the steps of action.yml as a runner would: action.py ROOT SCRATCH NAME=VALUE…

Knows what action.yml uses of GitHub's language: inputs with defaults, `if: inputs.NAME != ''`, and
`${{ inputs.NAME }}` in `env`. Anything else is an error, so that the action uses no more unnoticed.
"""

import os
import re
import subprocess
import sys
from pathlib import Path

import yaml

root, scratch, *settings = sys.argv[1:]
action = yaml.safe_load(Path(root, "action.yml").read_text(encoding="utf-8"))
inputs = {name: spec.get("default", "") for name, spec in action["inputs"].items()}
for setting in settings:
    name, value = setting.split("=", 1)
    assert name in inputs, f"action.yml has no input {name}"
    inputs[name] = value

runner = Path(scratch, "runner")
runner.mkdir(exist_ok=True)
environment = os.environ | {"GITHUB_ACTION_PATH": root, "RUNNER_TEMP": str(runner)}


def filled(text):
    return re.sub(r"\$\{\{ inputs\.(\w+) \}\}", lambda match: inputs[match[1]], text)


def wanted(step):
    if "if" not in step:
        return True
    condition = re.fullmatch(r"inputs\.(\w+) != ''", step["if"])
    assert condition, f"cannot judge the condition {step['if']}"
    return inputs[condition[1]] != ""


for step in action["runs"]["steps"]:
    assert set(step) <= {"name", "if", "shell", "env", "run"}, f"cannot run {sorted(step)}"
    assert "${{" not in step["run"], f"{step['name']}: inputs go into programs by the environment"
    if not wanted(step):
        continue
    print(f"action.yml: {step['name']}", flush=True)
    own = {name: filled(value) for name, value in step.get("env", {}).items()}
    subprocess.run(["bash", "-euo", "pipefail", "-c", step["run"]], env=environment | own, check=True)
