"""The programs that deploy: stopping what they started, and turning protection off."""

import json
import sys
import tempfile
import textwrap
import threading
import time
import unittest
from pathlib import Path

import protection
import simulate
from processes import Failure, Processes
from terraform import Terraform


class ProcessesTests(unittest.TestCase):
    def setUp(self):
        self.processes = Processes()
        self.addCleanup(self.processes.stop)

    def test_it_returns_what_a_program_prints(self):
        self.assertEqual(self.processes.output([sys.executable, "-c", "print('said')"]), "said\n")

    def test_another_exit_code_is_a_failure_that_says_what_was_printed(self):
        script = "import sys; print('why', file=sys.stderr); sys.exit(3)"
        with self.assertRaisesRegex(Failure, "ended with 3\nwhy"):
            self.processes.output([sys.executable, "-c", script])
        self.processes.output([sys.executable, "-c", script], accept=(3,))

    def test_stop_ends_what_runs_with_what_it_has_started_and_nothing_starts_after_it(self):
        with tempfile.TemporaryDirectory() as folder:
            beat = Path(folder) / "beat"
            child = f"import time\nwhile True: open({str(beat)!r}, 'a').write('.'); time.sleep(.05)"
            script = (
                "import signal, subprocess, sys, time\n"
                f"subprocess.Popen([sys.executable, '-c', {child!r}])\n"
                "while True: time.sleep(1)")
            raised = []

            def run():
                try:
                    self.processes.output([sys.executable, "-c", script])
                except Failure as failure:
                    raised.append(str(failure))

            thread = threading.Thread(target=run)
            thread.start()
            deadline = time.monotonic() + 10
            while not beat.exists() and time.monotonic() < deadline:
                time.sleep(0.05)
            self.processes.stop()
            thread.join(10)
            self.assertEqual(raised, ["stopped"])
            beats = beat.read_text()
            time.sleep(0.3)
            self.assertEqual(beat.read_text(), beats, "the grandchild still runs")
        with self.assertRaisesRegex(Failure, "stopped"):
            self.processes.start([sys.executable, "-c", ""])


class ProtectionTests(unittest.TestCase):
    def resource(self, module, kind, name, values, index=None):
        address = f"{module}.{kind}.{name}" + (f'["{index}"]' if index else "")
        return {
            "mode": "managed", "type": kind, "name": name, "values": values, "address": address}

    def test_each_module_gets_an_override_of_what_protects_it(self):
        root = {"child_modules": [{"address": "module.platform", "child_modules": [
            {"address": "module.platform.module.edge", "resources": [
                self.resource("module.platform.module.edge", "aws_lb", "web",
                              {"enable_deletion_protection": True}, zone)
                for zone in "ab"]},
            {"address": "module.platform.module.inspection", "resources": [
                self.resource(
                    "module.platform.module.inspection", "aws_networkfirewall_firewall", "this", {
                        "delete_protection": True, "subnet_change_protection": True,
                        "firewall_policy_change_protection": False}),
                self.resource(
                    "module.platform.module.inspection", "aws_vpc", "this", {"id": "vpc-1"})]},
        ]}]}
        texts, addresses = protection.overrides(json.dumps({"values": {"root_module": root}}))
        self.assertEqual(texts, {
            "module.platform.module.edge": textwrap.dedent("""\
                resource "aws_lb" "web" {
                  enable_deletion_protection = false
                }
                """),
            "module.platform.module.inspection": textwrap.dedent("""\
                resource "aws_networkfirewall_firewall" "this" {
                  delete_protection        = false
                  subnet_change_protection = false
                }
                """),
        })
        self.assertEqual(addresses, [
            'module.platform.module.edge.aws_lb.web["a"]',
            'module.platform.module.edge.aws_lb.web["b"]',
            "module.platform.module.inspection.aws_networkfirewall_firewall.this"])

    def test_where_nothing_protects_nothing_is_written(self):
        self.assertEqual(protection.overrides("{}"), ({}, []))


class TerraformTests(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.root = Path(folder.name)
        self.terraform = Terraform(self.root, Processes(), self.root)

    def test_variables_come_from_what_was_made_and_else_from_the_example(self):
        (self.root / "variables.tf").write_text(
            'variable "release" {\n}\n\nvariable "certificate_arn" {\n}\n')
        (self.root / "terraform.tfvars.example").write_text(
            '# Tag.\nrelease = "1.0"\n\n# Certificate.\ncertificate_arn = "arn:example"\n')
        self.terraform.write_variables({"certificate_arn": "arn:made", "other": "unasked"})
        self.assertEqual(
            (self.root / "local.auto.tfvars").read_text(),
            'certificate_arn = "arn:made"\nrelease = "1.0"\n')

    def test_account_region_and_bucket_are_read_from_the_generated_files(self):
        (self.root / "main.tf").write_text(
            'locals {\n  region     = "eu-west-1"\n  account_id = "123456789012"\n}\n')
        (self.root / "backend.tf").write_text(
            'terraform {\n  backend "s3" {\n    bucket       = "states"\n  }\n}\n')
        self.assertEqual(
            (self.terraform.account, self.terraform.region, self.terraform.state_bucket),
            ("123456789012", "eu-west-1", "states"))

    def test_modules_are_installed_anew_only_where_one_comes_or_goes(self):
        root = self.root / "environments" / "dev"
        root.mkdir(parents=True)
        terraform = Terraform(root, Processes(), self.root)
        asked = []
        terraform._run = lambda *arguments, **_: asked.append(arguments[0])

        def lay(text):
            (root / "main.tf").write_text(text)
            terraform.init_local()

        called = 'module "hub" {\n  source = "../hub"\n}\n'
        lay(called)
        lay(called.replace("}", "  name = 1\n}"))
        self.assertEqual(asked, ["init"])
        lay(called + called.replace("hub", "edge"))
        self.assertEqual(asked, ["init", "init"])

    def test_a_provider_that_does_not_start_is_told(self):
        place = self.root / ".terraform/providers/example/hashicorp/aws/1/any"
        place.mkdir(parents=True)
        program = place / "terraform-provider-aws"
        program.write_text("#!/bin/sh\necho why\n")
        program.chmod(0o755)
        with self.assertRaisesRegex(Failure, "the provider did not start:\nwhy"):
            self.terraform.attach_provider()

    def test_a_file_that_does_not_say_it_is_named(self):
        (self.root / "main.tf").write_text("")
        with self.assertRaisesRegex(Failure, "main.tf does not say account_id"):
            _ = self.terraform.account


class SimulationTests(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)

    def simulation(self, name, run):
        chain = {"name": name, "environment": "dev", "steps": []}
        result = simulate.Simulation(chain, self.folder, self.folder / name)
        result.run, result.say = run, lambda text: None
        return result

    def test_one_that_fails_is_named_and_the_others_go_on(self):
        done = []

        def fail():
            raise Failure("why")

        simulations = [self.simulation("bad", fail)] + [
            self.simulation(name, lambda name=name: done.append(name)) for name in "abcd"]
        self.assertEqual(simulate.simulate(simulations), ["bad"])
        self.assertEqual(sorted(done), list("abcd"))
        self.assertTrue(all(one.processes.is_stopped for one in simulations))


if __name__ == "__main__":
    unittest.main()
