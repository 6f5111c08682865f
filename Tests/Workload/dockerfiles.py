"""The Dockerfiles: what hadolint says, and the promises that it does not know of."""

import re
import subprocess
import sys
import unittest
from pathlib import Path

from support import APP, CONTAINERS, GRAPHITE, STATSD

BUILDS = (APP, STATSD, GRAPHITE)
TARGETS = ("development", "uat", "production")


def stages(container):
    """The stages of a Dockerfile: name -> (base, instructions), continuation lines joined."""
    text = (container / "Dockerfile").read_text().replace("\\\n", " ")
    result, current = {}, None
    for line in text.splitlines():
        if match := re.match(r"FROM (\S+) AS (\S+)$", line):
            current = result.setdefault(match[2], (match[1], []))
        elif current and line and not line.startswith("#"):
            current[1].append(line)
    return result


def effective(container, target, instruction):
    """The last `instruction` of a target or of the stages that it is made from."""
    all_stages = stages(container)
    while target in all_stages:
        base, instructions = all_stages[target]
        for line in reversed(instructions):
            if line.startswith(f"{instruction} "):
                return line[len(instruction) + 1:].strip()
        target = base
    return None


class Dockerfiles(unittest.TestCase):
    def test_hadolint(self):
        hadolint = Path(sys.executable).parent / "hadolint"
        done = subprocess.run(
            [hadolint, "--failure-threshold", "style"]
            + [str(container / "Dockerfile") for container in BUILDS],
            capture_output=True, text=True)
        self.assertEqual((done.returncode, done.stdout + done.stderr), (0, ""))

    def test_base_images_are_arguments_without_default(self):
        for container in BUILDS:
            text = (container / "Dockerfile").read_text()
            arguments = re.findall(r"^ARG (\S+)$", text, re.MULTILINE)
            names = stages(container)
            for base, _ in names.values():
                if base not in names:
                    self.assertRegex(base, r"^\$\{[A-Z_]+\}$")
                    self.assertIn(base[2:-1], arguments, "declared, and without '='")

    def test_each_environment_is_a_target_and_the_last_is_production(self):
        for container in BUILDS:
            self.assertEqual(tuple(stages(container))[-2:], TARGETS[1:])
            self.assertIn(TARGETS[0], stages(container))

    def test_every_target_runs_as_the_same_user_without_rights(self):
        for container in BUILDS:
            for target in TARGETS:
                with self.subTest(container=container.name, target=target):
                    self.assertEqual(effective(container, target, "USER"), "10001:10001")

    def test_health_checks_and_commands_need_no_shell(self):
        for container in BUILDS:
            for target in TARGETS:
                with self.subTest(container=container.name, target=target):
                    self.assertRegex(
                        effective(container, target, "HEALTHCHECK"), r' CMD +\[".+"\]$')
                    started = (effective(container, target, "ENTRYPOINT")
                               or effective(container, target, "CMD"))
                    self.assertRegex(started, r'^\[".+"\]$')

    def test_uat_and_production_differ_in_the_name_of_the_environment_only(self):
        for container in BUILDS:
            all_stages = stages(container)
            uat, production = all_stages["uat"], all_stages["production"]
            self.assertEqual(uat[0], production[0])
            self.assertEqual(
                [line.replace("uat", "production") for line in uat[1]], production[1])

    def test_what_is_copied_is_what_the_build_context_lets_through(self):
        for container in BUILDS:
            lines = (container / ".dockerignore").read_text().splitlines()
            self.assertIn("*", lines)
            allowed = [line[1:] for line in lines if line.startswith("!")]
            copied = []
            for _, instructions in stages(container).values():
                for line in instructions:
                    if line.startswith("COPY ") and "--from" not in line:
                        copied += line.split()[1:-1]
            self.assertEqual(sorted({name.removeprefix("./") for name in copied}), sorted(allowed))
            for name in allowed:
                self.assertTrue((container / name).exists(), name)

    def test_every_container_is_here(self):
        found = sorted(path.parent.name for path in CONTAINERS.glob("*/Dockerfile"))
        self.assertEqual(found, sorted(container.name for container in BUILDS))


if __name__ == "__main__":
    unittest.main()
