"""Reading: the page loads, every element is reached, search finds, environments change."""

import re
import unittest

from subjects import SUBJECTS
from support import PageTest, address, data, place_of, scripts, wait_until

# Everything that is drawn, with what says where and how: on the page, and in the sheet's own file.
SHAPES = r"""(svg, file) => {
  const names = ["class", "style", "x", "y", "width", "height", "rx", "cx", "cy", "r", "d",
                 "textLength", "lengthAdjust"];
  const shapes = (root) => [...root.querySelectorAll("text, rect, path, circle, image")]
    .filter((node) => !node.closest("symbol"))
    .map((node) => [node.localName, node.textContent, ...names.map((name) => node.getAttribute(name))].join(" "));
  return { page: shapes(svg), file: shapes(new DOMParser().parseFromString(file, "image/svg+xml")) };
}"""


class Reading(PageTest):
    def test_page_needs_nothing_else(self):
        for subject in SUBJECTS:
            with self.subTest(subject.name):
                page = self.open(subject)
                self.assertEqual(self.requests, [subject.page.as_uri(), *scripts(page)])
                self.assertTrue(page.locator(".sheet.is-shown svg").is_visible())
                links = set(re.findall(r"\b(?:src|href)=\"(?!#|data:)([^\"]*)", subject.text))
                if len(subject.pages) == 1:
                    self.assertEqual(links, set())
                for link in links:
                    self.assertTrue((subject.page.parent / link).exists(), link)

    def test_page_is_small(self):
        for subject in SUBJECTS:
            with self.subTest(subject.name):
                drawings = sum(len(svg) for svg in
                               re.findall(r"<svg.*?</svg>", subject.text, re.DOTALL))
                self.assertLess(len(subject.text) - drawings, 300_000)

    def test_every_sheet_is_shown_in_its_environments(self):
        for subject in SUBJECTS:
            for environment in subject.environments:
                page = self.open(subject, address(environment=environment))
                island = data(page)
                place = place_of(island, environment)
                for index, sheet in enumerate(island["sheets"]):
                    if place not in sheet["in"]:
                        continue
                    with self.subTest(subject.name, environment=environment, sheet=sheet["view"]):
                        # Sheets of one flow or failure are reached from there.
                        entry = self.entry(page, "Sheets", sheet["title"])
                        if entry.count():
                            entry.click()
                        else:
                            self.assertIn(sheet["kind"], ("flow", "failure"))
                            page.goto(subject.uri(environment=environment, sheet=sheet["view"]))
                        shown = page.locator(".sheet.is-shown")
                        self.assertEqual(shown.count(), 1)
                        self.assertEqual(shown.get_attribute("id"), f"sheet-{index}")
                        self.assertTrue(self.is_on_screen(page, shown.locator("svg")))

    def entry(self, page, group, text):
        return page.locator("#contents section", has=page.get_by_role(
            "heading", name=group, exact=True)).get_by_role("button", name=text, exact=True)

    def is_on_screen(self, page, locator):
        box, size = locator.bounding_box(), page.viewport_size
        return (box["x"] >= 0 and box["y"] >= 0 and box["x"] + box["width"] <= size["width"] + 1
                and box["y"] + box["height"] <= size["height"] + 1 and box["width"] > 150)

    def test_switching_the_environment_changes_the_sheet(self):
        for subject in SUBJECTS:
            page = self.open(subject)
            island = data(page)
            titles = [each["title"] for each in island.get("pages", island["environments"])]
            for environment, title in zip(subject.environments, titles):
                with self.subTest(subject.name, environment=environment):
                    page.get_by_role("group", name="Environment").get_by_text(
                        title, exact=True).click()
                    wait_until(
                        page, f"document.documentElement.dataset.environment === '{environment}'")
                    shown = page.locator(".sheet.is-shown").text_content()
                    account = next(each["environment"]["account"]
                                   for each in subject.model["environments"]
                                   if each["environment"]["name"] == environment)
                    self.assertIn(account, shown)

    def test_every_element_is_reached_by_keyboard(self):
        for subject in SUBJECTS:
            environment = subject.environments[-1]
            page = self.open(subject, address(environment=environment, sheet="network"))
            drawn = page.evaluate("[...document.querySelectorAll('.is-shown [data-id]')]"
                                  ".map((group) => group.dataset.id)")
            self.assertGreater(len(drawn), 10)
            self.tab_to(page, "document.activeElement.dataset.id !== undefined")
            reached, last = set(), None
            for _ in range(len(drawn) + 1):
                ids = page.evaluate(
                    "{ const ids = []; for (let node = document.activeElement; node.dataset?.id &&"
                    " (!ids.length || node.children.length === 1); node = node.parentNode)"
                    " ids.push(node.dataset.id); ids }")
                if ids == last:
                    break
                reached.update(ids)
                last = ids
                page.keyboard.press("ArrowRight")
            with self.subTest(subject.name):
                self.assertEqual(set(drawn) - reached, set())
                page.keyboard.press("Enter")
                heading = page.locator("#panel h2").text_content()
                self.assertTrue(heading)
                self.assertIn(last[0], page.locator("#panel").text_content())

    def tab_to(self, page, condition):
        for _ in range(200):
            page.keyboard.press("Tab")
            if page.evaluate(condition):
                return
        self.fail(f"Tab never comes to where {condition}")

    def test_clicking_an_element_tells_its_facts(self):
        for subject in SUBJECTS:
            subnet = next(each for each in subject.model["environments"][0]["resources"]
                          if each["type"] == "aws_subnet")
            page = self.open(subject, address(element=subnet["id"]))
            elements = {each["id"]: each for each in data(page)["elements"]}
            page.get_by_role("button", name="Close the details").click()
            self.assertNotIn(subnet["id"], page.locator("#panel h2").text_content())
            page.locator(f'.is-shown [data-id="{subnet["id"]}"] rect').first.click(
                position={"x": 3, "y": 3})
            panel = page.locator("#panel").text_content()
            with self.subTest(subject.name):
                for fact in (subnet["title"], subnet["id"], "aws_subnet",
                             elements[subnet["id"]]["at"][0], "aws_subnet." + subnet["name"]):
                    self.assertIn(fact, panel)
                self.assertRegex(panel, r"\d+\.\d+\.\d+\.\d+/\d+")
                self.assertEqual(page.locator(".marks .selected").count(), 1)

    def test_search_finds_an_element_by_each_of_its_names(self):
        for subject in SUBJECTS:
            page = self.open(subject)
            record = next(each for each in data(page)["elements"]
                          if each.get("type") == "aws_subnet")
            places = record["address"]
            place = record.get("module", "") + (
                places[0] if isinstance(places, list) else places)
            for query in (record["id"], record["title"], place):
                with self.subTest(subject.name, query=query):
                    page.keyboard.press("/")
                    page.keyboard.type(query)
                    hits = page.locator("#results [role=option]").all_text_contents()
                    self.assertTrue(any(record["id"] in hit for hit in hits), hits)
                    while record["id"] not in page.locator(
                            "#results [aria-selected=true]").text_content():
                        page.keyboard.press("ArrowDown")
                    page.keyboard.press("Enter")
                    self.assertIn(record["id"], page.locator("#panel").text_content())
                    page.keyboard.press("Escape")

    def test_lists_lead_to_the_sheet(self):
        for subject in SUBJECTS:
            for kind in ("requirements", "findings", "decisions"):
                page = self.open(subject)
                records = [record for record in data(page).get(kind, [])
                           if 0 in record.get("in", [0])]
                group = page.locator("#contents").get_by_role("button", name=kind.capitalize())
                if not records:
                    continue
                with self.subTest(subject.name, list=kind):
                    self.assertIn(str(len(records)), group.text_content())
                    group.click()
                    self.assertEqual(page.locator("#panel .entry").count(), len(records))
                    drawn = 0
                    for index, record in enumerate(records):
                        entry = page.locator("#panel .entry").nth(index)
                        entry.click()
                        self.assertEqual(entry.get_attribute("aria-expanded"), "true")
                        body = page.locator("#panel .is-open").text_content()
                        for part in ("detail", "accepted", "remedy", "evidence", "note", "choice"):
                            if isinstance(record.get(part), str) and not (
                                    part == "remedy" and record.get("accepted")):
                                self.assertIn(record[part], body)
                        drawn += page.locator(".marks .selected").count()
                    self.assertGreater(drawn, 0)

    def test_search_says_when_nothing_is_found(self):
        page = self.open(SUBJECTS[0])
        page.keyboard.press("/")
        page.keyboard.type("no such thing anywhere")
        self.assertIn("Nothing found", page.locator("#results").text_content())

    def test_back_returns_to_what_was_shown(self):
        page = self.open(SUBJECTS[0])
        before = page.locator("#panel").text_content()
        page.locator(".is-shown [data-id]").first.press("Enter")
        self.assertNotEqual(page.locator("#panel").text_content(), before)
        page.go_back()
        self.assertEqual(page.locator("#panel").text_content(), before)

    def test_zoom_and_fit(self):
        page = self.open(SUBJECTS[0])
        svg = page.locator(".is-shown svg")
        fitted = svg.bounding_box()
        page.keyboard.press("+")
        self.assertGreater(svg.bounding_box()["width"], fitted["width"] * 1.2)
        page.keyboard.press("0")
        self.assertAlmostEqual(svg.bounding_box()["width"], fitted["width"], delta=1)
        page.mouse.move(700, 450)
        page.mouse.wheel(0, -240)
        page.wait_for_timeout(50)
        self.assertGreater(svg.bounding_box()["width"], fitted["width"] * 1.2)
        before = svg.bounding_box()
        page.mouse.down()
        page.mouse.move(760, 480, steps=4)
        page.mouse.up()
        self.assertAlmostEqual(svg.bounding_box()["x"], before["x"] + 60, delta=3)

    def test_pinch_zooms(self):
        page = self.open(SUBJECTS[0], width=390, height=800, has_touch=True, is_mobile=True)
        svg = page.locator(".is-shown svg")
        before = svg.bounding_box()["width"]
        session = page.context.new_cdp_session(page)
        for step, gap in enumerate((20, 40, 60)):
            session.send("Input.dispatchTouchEvent", {
                "type": "touchStart" if step == 0 else "touchMove",
                "touchPoints": [{"x": 195 - gap, "y": 300, "id": 1},
                                {"x": 195 + gap, "y": 300, "id": 2}]})
        session.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
        self.assertGreater(svg.bounding_box()["width"], before * 1.5)

    def test_phone_width_has_no_sideways_scroll(self):
        for subject in SUBJECTS:
            first = subject.model["environments"][0]["resources"][0]["id"]
            for place in ("", address(element=first)):
                with self.subTest(subject.name, place=place):
                    page = self.open(subject, place, width=390, height=800)
                    self.assertLessEqual(
                        page.evaluate("document.documentElement.scrollWidth"), 390)

    def test_phone_width_has_the_whole_caption_of_a_presentation(self):
        page = self.open(SUBJECTS[0], width=390, height=800)
        flow = data(page)["flows"][0]["id"]
        page.goto(SUBJECTS[0].uri(environment=SUBJECTS[0].environments[0], flow=flow, step=1,
                                  present=""))
        caption = page.locator("#caption").bounding_box()
        self.assertLess(caption["height"], 400)
        for part in ("#caption p", "#caption [aria-label='End the presentation']"):
            box = page.locator(part).bounding_box()
            self.assertGreaterEqual(box["x"], 0)
            self.assertLessEqual(box["x"] + box["width"], 390)

    def test_sheets_are_whole_however_they_are_written(self):
        """A page writes what its sheets share once; each shows what its own file shows."""
        for subject, path in ((subject, path) for subject in SUBJECTS for path in subject.pages):
            page = self.open(subject, path=path)
            page.evaluate("dispatchEvent(new Event('beforeprint'))")
            self.assertEqual(page.locator(".sheet use[href^='#p:']").count(), 0)
            island = data(page)
            for index, sheet in enumerate(island["sheets"]):
                environment = island["environments"][sheet["in"][0]]["name"]
                file = subject.drawing(sheet, environment)
                drawn = page.locator(f"#sheet-{index} svg").evaluate(SHAPES, file)
                with self.subTest(subject.name, environment=environment, sheet=sheet["view"]):
                    self.assertGreater(len(drawn["page"]), 10)
                    self.assertEqual(drawn["page"], drawn["file"])

    def test_sheets_stand_without_the_program(self):
        for subject in SUBJECTS:
            page = self.open(subject, java_script_enabled=False)
            self.assertEqual(page.locator(".sheet svg:visible").count(),
                             page.locator(".sheet").count())


if __name__ == "__main__":
    unittest.main()
