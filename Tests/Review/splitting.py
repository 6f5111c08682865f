"""Splitting: where one page would be too large, each environment has its own."""

import re
import unittest

import printing
from accessibility import CHECKS
from subjects import many_workloads
from support import PageTest, address, data, scripts


def shown(page):
    """What the page shows, but for the environment."""
    hash = page.evaluate("location.hash.slice(1)")
    query = dict(part.split("=", 1) for part in hash.split("&"))
    query.pop("environment", None)
    return query


class Split:
    """What holds of the pages of single environments, whether they read other files or not."""

    def switch(self, page, title):
        page.get_by_role("group", name="Environment").get_by_text(title, exact=True).click()

    def arrive(self, page, name):
        """Waits for the page of that name."""
        for _ in range(250):
            if re.search(rf"/{name}(#|$)", page.url):
                break
            page.wait_for_timeout(20)
        self.assertRegex(page.url, rf"/{name}(#|$)")
        page.wait_for_load_state()

    def test_each_environment_has_a_page_that_tells_of_it_alone(self):
        names = [path.name for path in self.subject.pages]
        self.assertEqual(names, ["review-production.html", "review-uat.html", "review.html"])
        accounts = [each["environment"]["account"] for each in self.subject.model["environments"]]
        for path, environment, account in zip(
                (self.subject.page, *map(self.subject.page.with_name, reversed(names[:2]))),
                self.subject.environments, accounts):
            text = path.read_text(encoding="utf-8")
            self.assertLessEqual(len(text.encode()), 1_000_000)
            page = self.open(self.subject, path=path)
            island = data(page)
            with self.subTest(environment):
                self.assertEqual([(each["name"], each["account"])
                                  for each in island["environments"]], [(environment, account)])
                self.assertTrue(all(sheet["in"] == [0] for sheet in island["sheets"]))
                self.assertEqual(page.evaluate("document.documentElement.dataset.environment"),
                                 environment)
                self.assertEqual(self.requests, [path.as_uri(), *scripts(page)])
                self.assertIn(environment.lower(), page.title().lower())

    def test_switching_keeps_what_is_shown(self):
        page = self.open(self.subject)
        island = data(page)
        flow, failure = island["flows"][1]["id"], island["failures"][0]["id"]
        finding = next(each for each in island["findings"] if each.get("subject"))
        key = f"{finding['code']} {finding['subject']}"
        titles = [each["title"] for each in island["pages"]]
        for query in ({"sheet": "network"}, {"sheet": "network", "element": "hub/transit-gateway"},
                      {"sheet": "network", "flow": flow, "step": 2},
                      {"sheet": "network", "failure": failure}, {"sheet": "network", "findings": ""},
                      {"sheet": "network", "findings": key},
                      {"sheet": "network", "flow": flow, "step": 1, "present": ""}):
            page.goto("about:blank")
            page.goto(self.subject.page.as_uri()
                      + address(environment=self.subject.environments[0], **query))
            before = shown(page)
            for name, title in list(zip(self.subject.environments, titles))[1:]:
                with self.subTest(query=query, to=name):
                    if "present" in query:
                        page.keyboard.press("e")
                    else:
                        self.switch(page, title)
                    self.arrive(page, f"review-{name}.html")
                    self.assertEqual(shown(page), before)
                    self.assertEqual(page.locator(".sheet.is-shown").count(), 1)
                    self.assertNotIn("No such", page.locator("#panel h2").text_content())
                    self.assertEqual(page.locator(".entry[aria-expanded=true]").count(),
                                     1 if query.get("findings") else 0)

    def test_back_returns_to_the_other_page(self):
        page = self.open(self.subject, address(sheet="network"))
        self.switch(page, data(page)["pages"][1]["title"])
        self.arrive(page, "review-uat.html")
        page.go_back()
        self.arrive(page, "review.html")
        self.assertEqual(page.evaluate("document.documentElement.dataset.environment"),
                         self.subject.environments[0])

    def test_an_address_leads_to_the_page_of_its_environment(self):
        page = self.open(self.subject, address(environment="production", sheet="network"))
        self.arrive(page, "review-production.html")
        self.assertEqual(shown(page)["sheet"], "network")
        page.goto(page.url.replace("environment=production", "environment=dev"))
        self.arrive(page, "review.html")

    def test_the_theme_goes_along(self):
        page = self.open(self.subject)
        page.keyboard.press("d")
        self.switch(page, data(page)["pages"][1]["title"])
        self.arrive(page, "review-uat.html")
        self.assertEqual(page.evaluate("document.documentElement.dataset.theme"), "dark")

    def test_presenting_goes_through_every_sheet_of_the_environment(self):
        path = self.subject.page.with_name("review-production.html")
        page = self.open(self.subject, path=path)
        island = data(page)
        page.keyboard.press("p")
        seen = set()
        for _ in range(len(island["sheets"]) + len(island["flows"]) + len(island["failures"])):
            seen.add(page.locator("#caption h2").text_content().split(" · ")[0])
            page.keyboard.press("ArrowDown")
        for flow in island["flows"]:
            self.assertIn(flow["title"], seen)
        for failure in island["failures"]:
            self.assertIn(f"{failure['title']} fails", seen)
        for sheet in island["sheets"]:
            if sheet["kind"] not in ("flow", "failure"):
                self.assertIn(sheet["title"], seen)

    def test_every_sheet_of_the_environment_is_printed(self):
        page = self.open(self.subject, path=self.subject.page.with_name("review-uat.html"))
        sheets = data(page)["sheets"]
        pages = printing.Printing.pages(page, "many-uat.pdf")
        self.assertEqual(len(pages), len(sheets))
        for text, sheet in zip(pages, sheets):
            self.assertIn(sheet["title"], " ".join(text.split()))

    def test_the_pages_are_sound(self):
        for path in self.subject.pages:
            for scheme in ("light", "dark"):
                page = self.open(self.subject, path=path, scheme=scheme)
                with self.subTest(path.name, scheme=scheme):
                    self.assertEqual(page.evaluate(CHECKS), [])

    def test_without_the_program_links_lead_to_the_others(self):
        page = self.open(self.subject, java_script_enabled=False)
        page.locator("#environments a").last.click()
        self.arrive(page, "review-production.html")


class Splitting(Split, PageTest):
    @classmethod
    def setUpClass(cls):
        cls.subject = many_workloads()

    def test_a_page_that_fits_reads_no_other_file(self):
        for path in self.subject.pages:
            self.assertEqual(scripts(self.open(self.subject, path=path)), [])


if __name__ == "__main__":
    unittest.main()
