"""The pages under test, and one browser for all of them."""

import atexit
import json
import re
import shutil
import time
import unittest
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

from playwright.sync_api import sync_playwright

from subjects import address  # noqa: F401, for the tests

_playwright = sync_playwright().start()
_browser = _playwright.chromium.launch(
    executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"])


@atexit.register
def _stop():
    _browser.close()
    _playwright.stop()


# Windows are dear: one for each kind serves every test, which loads its page anew.
_windows = {}


class Window:
    """A window of the browser, and what its page asks for and complains of."""

    def __init__(self, width, height, scheme, options):
        context = _browser.new_context(
            viewport={"width": width, "height": height}, color_scheme=scheme, offline=True,
            reduced_motion="reduce", **options)
        self.page = context.new_page()
        self.scheme = scheme
        self.page.set_default_timeout(5000)
        self.requests, self.errors = [], []
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.on("console", lambda message: self.errors.append(message.text)
                     if message.type in ("error", "warning") else None)
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))

    def clear(self):
        """Leaves the page that it shows, and all that was set for it."""
        self.page.emulate_media(media="null", color_scheme=self.scheme)
        self.page.goto("about:blank")
        self.requests.clear()
        self.errors.clear()


def wait_until(page, expression, seconds=5):
    """Waits for something to become true; from outside, since the page's policy forbids `eval`."""
    end = time.monotonic() + seconds
    while not page.evaluate(expression):
        if time.monotonic() > end:
            raise AssertionError(f"never true within {seconds} s: {expression}")
        page.wait_for_timeout(20)


class PageTest(unittest.TestCase):
    """A test that opens pages: nothing may be asked of the network, and no error logged."""

    def open(self, subject, place="", width=1440, height=900, scheme="light", path=None,
             is_own=False, **options):
        """Loads a page, of the environment that `place` names, in a window of its own where the
        test changes more than the page."""
        self.judge()
        key = (width, height, scheme, *sorted(options.items()))
        if is_own or key not in _windows:
            window = Window(width, height, scheme, options)
            if is_own:
                self.addCleanup(window.page.context.close)
            else:
                _windows[key] = window
        else:
            window = _windows[key]
            window.clear()
        self.window = window
        self.requests = window.requests
        environment = parse_qs(place[1:]).get("environment", [None])[0]
        window.page.goto((path or subject.path(environment)).as_uri() + place)
        return window.page

    def judge(self):
        window = getattr(self, "window", None)
        if window is None:
            return
        self.assertEqual(window.errors, [])
        outside = [url for url in window.requests if not re.match(r"(file|data):", url)]
        self.assertEqual(outside, [])

    def tearDown(self):
        self.judge()


def scripts(page):
    """The addresses of the files that the page reads."""
    return page.evaluate("[...document.querySelectorAll('script[src]')].map((each) => each.src)")


def texts(page):
    """What those files hold, by name."""
    found = {}
    for uri in scripts(page):
        text = Path(unquote(urlsplit(uri).path)).read_text(encoding="utf-8")
        for name, part in page.evaluate(
                f"(() => {{ const self = {{}}; {text}\nreturn Object.values(self.reviewFiles)[0]; }})()"):
            found[name] = found.get(name, "") + part
    return found


def place_of(island, environment):
    """Which of its page's environments it is."""
    return [each["name"] for each in island["environments"]].index(environment)


def data(page):
    """The page's island of JSON, with what is shared put in its places."""
    text = page.locator("#model").text_content() or texts(page)["data"]
    island = json.loads(text)
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
