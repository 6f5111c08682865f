"""Dividing: the page of an environment that is too large reads what it tells from files beside it."""

import re
import shutil
import unittest
from pathlib import Path
from urllib.parse import urlsplit

from splitting import Split
from subjects import SCRATCH, more_workloads
from support import PageTest, address, data, scripts, texts


class Dividing(Split, PageTest):
    @classmethod
    def setUpClass(cls):
        cls.subject = more_workloads()

    def test_no_file_is_larger_than_the_limit(self):
        for path in self.subject.pages:
            files = [Path(urlsplit(uri).path)
                     for uri in scripts(self.open(self.subject, path=path))]
            self.assertGreater(len(files), 1)
            for file in [path, *files]:
                self.assertLessEqual(file.stat().st_size, 1_000_000, file.name)

    def test_every_element_of_the_model_is_told_of(self):
        for path, environment in ((self.subject.path(name), name)
                                  for name in self.subject.environments):
            told = {each["id"] for each in data(self.open(self.subject, path=path))["elements"]}
            model = next(each for each in self.subject.model["environments"]
                         if each["environment"]["name"] == environment)
            self.assertEqual({each["id"] for each in model["resources"]} - told, set())

    def test_sheets_are_made_when_they_are_shown(self):
        page = self.open(self.subject, address(sheet="network"))
        sheets = data(page)["sheets"]
        self.assertEqual(page.locator(".sheet svg").count(), 1)
        self.assertEqual(page.locator(".sheet").count(), len(sheets))
        names = [name for name in texts(page) if name.startswith("sheet-")]
        self.assertEqual(len(names), len(sheets))
        for index, sheet in enumerate(sheets):
            page.goto(self.subject.uri(environment=self.subject.environments[0],
                                       sheet=sheet["view"]))
            self.assertEqual(page.locator(".sheet.is-shown").get_attribute("id"), f"sheet-{index}")
            self.assertTrue(page.locator(".sheet.is-shown svg").is_visible())
            self.assertEqual(page.locator(".sheet.is-shown use[href^='#p:']").count(), 0)

    def test_search_finds_what_a_sheet_draws_and_what_none_draws(self):
        page = self.open(self.subject)
        elements = [each for each in data(page)["elements"] if each.get("type")]
        drawn = set(re.findall(r' data-id="([^"]*)"', "".join(texts(page).values())))
        first = next(each for each in elements if each["id"] in drawn)
        last = next(each for each in reversed(elements) if each["id"] not in drawn)
        for element in (first, last):
            with self.subTest(element["id"]):
                page.keyboard.press("/")
                page.keyboard.type(element["id"])
                page.keyboard.press("Enter")
                panel = page.locator("#panel").text_content()
                self.assertIn(element["id"], panel)
                self.assertIn(element["at"][0], panel)
                self.assertIn("Facts", panel)
                page.keyboard.press("Escape")

    def test_an_element_leads_to_the_sheets_that_draw_it(self):
        page = self.open(self.subject)
        island = data(page)
        environment = self.subject.environments[0]
        element = next(each["id"] for each in island["elements"]
                       if each.get("type") == "aws_lb")
        page.goto(self.subject.uri(environment=environment, element=element))
        chips = page.locator("#panel .chip")
        self.assertGreater(chips.count(), 1)
        for place in range(chips.count()):
            chips.nth(place).click()
            self.assertEqual(page.locator(".is-shown .marks .selected").count(), 1)

    def test_playing_a_flow_marks_its_hops(self):
        page = self.open(self.subject)
        for flow in data(page)["flows"][:3]:
            page.goto(self.subject.uri(environment=self.subject.environments[0], flow=flow["id"]))
            for _ in flow["legs"][0]["ways"][0]["forward"]:
                self.assertGreater(page.locator(".marks .hop, .marks .past").count(), 0)
                page.keyboard.press("ArrowRight")

    def test_a_file_that_is_missing_is_named(self):
        folder = SCRATCH / "incomplete"
        shutil.copytree(self.subject.page.parent, folder, dirs_exist_ok=True)
        (folder / "review/dev-2.js").unlink()
        page = self.open(self.subject, path=folder / "review.html", is_own=True)
        self.assertIn("Not found beside this page: review/dev-2.js.",
                      page.locator("#sheets").text_content())
        self.assertEqual(len(self.window.errors), 2)
        self.window.errors.clear()

    def test_without_the_program_the_documents_are_named(self):
        page = self.open(self.subject, java_script_enabled=False)
        self.assertEqual(page.locator(".elsewhere a").get_attribute("href"), "README.md")
        self.assertTrue((self.subject.page.parent / "README.md").exists())


if __name__ == "__main__":
    unittest.main()
