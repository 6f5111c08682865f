"""The architectures whose pages are under test."""

import atexit
import html
import json
import os
import shutil
import subprocess
import tempfile
from pathlib import Path
from urllib.parse import urlencode

ROOT = Path(__file__).resolve().parent.parent.parent
# Processes that run side by side are given one folder, so that what they share is made once.
if "REVIEW_SCRATCH" in os.environ:
    SCRATCH = Path(os.environ["REVIEW_SCRATCH"])
else:
    _scratch = tempfile.TemporaryDirectory(prefix="review-")
    atexit.register(_scratch.cleanup)
    SCRATCH = Path(_scratch.name)
_built = {}


def program(name):
    """The path of a program of the package; it is built where it is not."""
    if name not in _built:
        swift = shutil.which("swift")
        built = ROOT / ".build/debug" / name
        if not built.exists():
            subprocess.run([swift, "build", "--product", name], cwd=ROOT, check=True)
        _built[name] = built
    return _built[name]


def address(**query):
    """The part of a page's address that says what is shown."""
    return "#" + urlencode({key: value for key, value in query.items() if value is not None})


class Subject:
    """An architecture with its page and its model."""

    def __init__(self, name, folder):
        self.name = name
        self.folder = folder
        self.page = folder / "docs/review.html"
        self.text = self.page.read_text(encoding="utf-8")
        self.pages = sorted(self.page.parent.glob("review*.html"))
        self.model = json.loads((folder / "docs/model.json").read_text(encoding="utf-8"))
        self.environments = [each["environment"]["name"] for each in self.model["environments"]]

    def path(self, environment=None):
        """The page that shows an environment; without one, the page that a reader opens."""
        own = self.page.with_name(f"review-{environment}.html")
        return own if own.exists() else self.page

    def uri(self, **query):
        """The address of something that is shown."""
        return self.path(query.get("environment")).as_uri() + address(**query)

    def drawing(self, sheet, environment):
        """The text of a sheet's own file; what is equal in environments is shared.

        Files of flows have names that a person would give, so their titles tell which is whose.
        """
        folders = [self.folder / f"docs/diagrams/{name}" for name in (environment, "shared")]
        files = [folder / f"{sheet['view']}.svg" for folder in folders]
        title = f"· {html.escape(sheet['title'], quote=False)} ·"
        files += [file for folder in folders for file in sorted(folder.glob("flows/*.svg"))
                  if title in file.read_text("utf-8").split("<desc", 1)[0]]
        file = next((file for file in files if file.exists()), None)
        if file is None:
            raise AssertionError(f"'{sheet['view']}' has no file in {environment} or shared")
        return file.read_text("utf-8")

    def failures(self):
        """What `failures` says."""
        return json.loads(subprocess.run([program(self.name), "failures", "--json"], cwd=ROOT,
                                         capture_output=True, text=True, check=True).stdout)

    def trace(self, environment, flow):
        """What `trace` says of a flow of the page."""
        command = [program(self.name), "trace", flow["from"], flow["to"], "--protocol",
                   flow["protocol"].lower(), "--port", str(flow["port"]), "--environment", environment,
                   "--json"]
        if flow.get("name"):
            command += ["--server-name", flow["name"]]
        result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
        if result.returncode not in (0, 1):
            raise AssertionError(f"{command}: {result.stderr}")
        return json.loads(result.stdout)


def generated(name, command, folder=None, **environment):
    """The folder with what a program generates; made where it is not."""
    folder = SCRATCH / (folder or name)
    if not folder.exists():
        subprocess.run([program(name), command, "--output", folder], check=True,
                       capture_output=True, env={**os.environ, **environment})
    return folder


def many_workloads():
    """An architecture whose environments have a page each; made when it is first asked for."""
    return Subject("many-workloads", generated("many-workloads", "docs", WORKLOADS="20"))


def more_workloads():
    """One whose environments' pages are so large that they read what they tell from other files."""
    return Subject("many-workloads", generated("many-workloads", "docs", "more-workloads",
                                               WORKLOADS="50"))


SUBJECTS = [
    # The folder may be another, with the same model and pages that are split.
    Subject("architecture", Path(os.environ.get("REVIEW_ARCHITECTURE", ROOT))),
    Subject("two-vpcs", generated("two-vpcs", "generate")),
]
