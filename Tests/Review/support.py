"""The pages under test, and one browser for all of them."""

import atexit
import json
import os
import re
import shutil
import subprocess
import tempfile
import unittest
from pathlib import Path

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parent.parent.parent
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

    def drawing(self, view, environment):
        """The text of a sheet's own file."""
        return (self.folder / f"docs/diagrams/{environment}-{view}.svg").read_text("utf-8")

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


def _subjects():
    folder = SCRATCH / "two-vpcs"
    subprocess.run([program("two-vpcs"), "generate", "--output", folder], check=True,
                   capture_output=True)
    return [Subject("architecture", ROOT), Subject("two-vpcs", folder)]


def many_workloads():
    """An architecture whose environments have a page each; made when it is first asked for."""
    if "many" not in _built:
        folder = SCRATCH / "many-workloads"
        subprocess.run([program("many-workloads"), "docs", "--output", folder], check=True,
                       capture_output=True, env={**os.environ, "WORKLOADS": "10"})
        _built["many"] = Subject("many-workloads", folder)
    return _built["many"]


SUBJECTS = _subjects()
REFERENCE, TWO_VPCS = SUBJECTS

_playwright = sync_playwright().start()
_browser = _playwright.chromium.launch(
    executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"])


@atexit.register
def _stop():
    _browser.close()
    _playwright.stop()


class PageTest(unittest.TestCase):
    """A test that opens pages: nothing may be asked of the network, and no error logged."""

    def open(self, subject, place="", width=1440, height=900, scheme="light", path=None,
             **options):
        context = _browser.new_context(
            viewport={"width": width, "height": height}, color_scheme=scheme, offline=True,
            reduced_motion="reduce", **options)
        page = context.new_page()
        self.addCleanup(context.close)
        self.requests = []
        self.errors = []
        page.on("request", lambda request: self.requests.append(request.url))
        page.on("console", lambda message: self.errors.append(message.text)
                if message.type in ("error", "warning") else None)
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.set_default_timeout(5000)
        page.goto((path or subject.page).as_uri() + place)
        return page

    def tearDown(self):
        self.assertEqual(getattr(self, "errors", []), [])
        outside = [url for url in getattr(self, "requests", [])
                   if not re.match(r"(file|data):", url)]
        self.assertEqual(outside, [])


def data(page):
    """The page's island of JSON, with what is shared put in its places."""
    island = json.loads(page.locator("#model").text_content())
    shapes, table = island["shapes"], island["table"]

    def whole(part):
        if isinstance(part, int) and not isinstance(part, bool):
            return whole(table[part])
        if isinstance(part, str) and part.startswith("~"):
            return part[1:] if part.startswith("~~") else int(part[1:])
        if isinstance(part, list):
            return [whole(item) for item in part]
        if isinstance(part, dict):
            (shape, values), = part.items()
            return dict(zip(shapes[int(shape)], map(whole, values)))
        return part

    return whole(island["value"])


def address(**query):
    """The part of the page's address that says what is shown."""
    from urllib.parse import urlencode
    return "#" + urlencode({key: value for key, value in query.items() if value is not None})
