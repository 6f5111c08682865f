"""The pages under test, and one browser for all of them."""

import atexit
import json
import re
import shutil
import unittest

from playwright.sync_api import sync_playwright

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
