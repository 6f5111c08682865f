"""Printing: one sheet of the chosen environment on each page."""

import subprocess
import unittest

from subjects import SCRATCH, SUBJECTS
from support import PageTest, address, data, place_of


class Printing(PageTest):
    def test_every_sheet_has_one_page(self):
        for subject in SUBJECTS:
            for environment in subject.environments:
                for scheme in ("light", "dark"):
                    if scheme == "dark" and environment != subject.environments[0]:
                        continue
                    with self.subTest(subject.name, environment=environment, scheme=scheme):
                        page = self.open(subject, address(environment=environment), scheme=scheme)
                        island = data(page)
                        place = place_of(island, environment)
                        sheets = [sheet for sheet in island["sheets"] if place in sheet["in"]]
                        if scheme == "dark":
                            page.keyboard.press("d")
                            page.keyboard.press("d")
                        pages = self.pages(page, f"{subject.name}-{environment}-{scheme}.pdf")
                        self.assertEqual(len(pages), len(sheets))
                        for text, sheet in zip(pages, sheets):
                            self.assertIn(sheet["title"], " ".join(text.split()))

    def test_printing_while_zoomed_and_marked_prints_the_plain_sheet(self):
        subject = SUBJECTS[0]
        page = self.open(subject)
        plain = self.pages(page, "plain.pdf")
        page.locator(".is-shown [data-id]").first.press("Enter")
        page.keyboard.press("+")
        page.keyboard.press("+")
        self.assertEqual(self.pages(page, "zoomed.pdf"), plain)

    def test_paper_is_white(self):
        for subject in SUBJECTS:
            for key in ("", "d"):
                page = self.open(subject, scheme="dark")
                if key:
                    page.keyboard.press(key)
                    page.keyboard.press(key)
                page.emulate_media(media="print")
                with self.subTest(subject.name, key=key):
                    self.assertEqual(page.evaluate(
                        "[getComputedStyle(document.body).backgroundColor, getComputedStyle("
                        "document.querySelector('.is-printed .page')).fill]"),
                        ["rgb(255, 255, 255)"] * 2)

    @staticmethod
    def pages(page, name):
        """The text of every page."""
        path = SCRATCH / name
        page.pdf(path=path, prefer_css_page_size=True, print_background=True)
        text = subprocess.run(["pdftotext", "-layout", path, "-"], capture_output=True, text=True,
                              check=True).stdout
        return text.split("\f")[:-1]


if __name__ == "__main__":
    unittest.main()
