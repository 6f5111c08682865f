"""Accessibility: names, roles, contrast, focus, sizes and ids, in every state of the page."""

import unittest

from subjects import SUBJECTS
from support import PageTest, address, data, place_of

# What holds in every state. Each problem is a sentence.
CHECKS = r"""
() => {
  const problems = [];
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const isVisible = (node) => node.checkVisibility({ visibilityProperty: true, opacityProperty: true });
  const told = (node) => `<${node.tagName.toLowerCase()} class="${node.getAttribute("class") ?? ""}"> ${
    (node.textContent ?? "").trim().slice(0, 40)}`;
  const name = (node) => (node.getAttribute("aria-label")
    ?? (node.getAttribute("aria-labelledby") && document.getElementById(node.getAttribute("aria-labelledby"))?.textContent)
    ?? node.textContent ?? "").trim();

  // Ids: each once, and every reference leads somewhere.
  const ids = all("[id]").map((node) => node.id);
  for (const id of ids.filter((id, place) => ids.indexOf(id) !== place)) problems.push(`the id ${id} stands twice`);
  for (const attribute of ["aria-controls", "aria-labelledby", "aria-describedby", "aria-activedescendant"]) {
    for (const node of all(`[${attribute}]`)) {
      if (!document.getElementById(node.getAttribute(attribute))) problems.push(`${told(node)}: ${attribute} leads nowhere`);
    }
  }
  for (const use of all("use")) {
    if (!document.getElementById(use.getAttribute("href").slice(1))) problems.push(`no symbol ${use.getAttribute("href")}`);
  }

  // Names and roles.
  for (const node of all("button, a[href], input, select, [role=button], [role=option], dialog, nav, main, aside, [role=group], [role=listbox]")) {
    if (isVisible(node) && !name(node)) problems.push(`${told(node)} has no name`);
  }
  if (!document.documentElement.lang) problems.push("the page has no language");
  if (!document.title) problems.push("the page has no title");
  for (const [selector, count] of [["main", 1], ["h1", 1], ["nav", 1], ["[aria-live]", 1]]) {
    if (all(selector).length !== count) problems.push(`${all(selector).length} of ${selector}`);
  }
  if (all("[tabindex]").some((node) => node.tabIndex > 0)) problems.push("a tabindex above 0");
  for (const node of all("[aria-hidden=true]")) {
    if (all("button, a[href], input, [tabindex='0']", node).length) problems.push(`${told(node)} is hidden and has focus inside`);
  }
  for (const list of all("ul, ol").filter((list) => !list.hasAttribute("role"))) {
    for (const child of list.children) if (child.tagName !== "LI") problems.push(`${told(child)} in a list`);
  }
  for (const list of all("dl")) {
    for (const child of list.children) if (child.tagName !== "DIV") problems.push(`${told(child)} in a list of facts`);
  }
  for (const part of all("nav, aside, dialog")) {
    let level = 1;
    for (const heading of all("h1, h2, h3, h4", part).filter(isVisible)) {
      const next = Number(heading.tagName[1]);
      if (next > level + 1) problems.push(`${told(heading)} skips a level`);
      level = next;
    }
  }

  // Contrast of every text outside the sheets, against what is painted behind it.
  const channels = (color) => {
    const numbers = color.match(/-?[\d.]+(?:e-?\d+)?/g).map(Number);
    return color.startsWith("color(") ? [...numbers.slice(0, 3).map((value) => value * 255), numbers[3] ?? 1]
      : [numbers[0], numbers[1], numbers[2], numbers[3] ?? 1];
  };
  const over = (top, below) => [0, 1, 2].map((place) => top[place] * top[3] + below[place] * (1 - top[3])).concat(1);
  const background = (node) => {
    const layers = [];
    for (let at = node; at; at = at.parentElement) layers.push(channels(getComputedStyle(at).backgroundColor));
    return layers.reverse().reduce((below, top) => over(top, below), [255, 255, 255, 1]);
  };
  const luminance = (color) => {
    const [red, green, blue] = color.map((value) => (value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4));
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const seen = new Set();
  while (walker.nextNode()) {
    const node = walker.currentNode.parentElement;
    if (!walker.currentNode.data.trim() || seen.has(node) || node.closest("svg, script, style, .unseen, .skip, [disabled]") || !isVisible(node)) continue;
    seen.add(node);
    const style = getComputedStyle(node);
    const below = background(node);
    const [a, b] = [luminance(over(channels(style.color), below)), luminance(below)].sort((x, y) => y - x);
    const size = parseFloat(style.fontSize);
    const isLarge = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
    const ratio = (a + 0.05) / (b + 0.05);
    if (ratio < (isLarge ? 3 : 4.5)) problems.push(`${told(node)}: contrast ${ratio.toFixed(2)}`);
    if (size < 12) problems.push(`${told(node)}: ${size} px`);
  }

  // Targets: no smaller than 24 by 24, but for links within text.
  for (const node of all("button, input").filter(isVisible)) {
    const { width, height } = node.getBoundingClientRect();
    if (!node.matches(".link") && (width < 24 || height < 24)) problems.push(`${told(node)}: ${width} by ${height}`);
  }
  return problems;
}
"""

FOCUS = r"""
() => {
  const node = document.activeElement;
  const style = getComputedStyle(node);
  const { width, height } = node.getBoundingClientRect();
  return {
    what: `${node.tagName} ${node.className?.baseVal ?? node.className} ${(node.getAttribute("aria-label") ?? node.textContent).trim().slice(0, 30)}`,
    isBody: node === document.body,
    isMarked: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
    isSeen: width > 0 && height > 0,
  };
}
"""


def states(subject, island):
    """Every sort of thing that the page shows, by the address of one of each."""
    environment = subject.environments[-1]
    place = place_of(island, environment)
    yield "about", address(environment=environment)
    yield "element", address(environment=environment,
                             element=subject.model["environments"][-1]["resources"][0]["id"])
    yield "component", address(environment=environment,
                               element=subject.model["environments"][-1]["components"][-1]["id"])
    yield "unknown element", address(environment=environment, element="nothing/here")
    for kind, name in (("flow", "flows"), ("failure", "failures")):
        for record in island.get(name, []):
            if record["environment"] == place:
                yield kind, address(environment=environment, **{kind: record["id"]})
                break
    for kind in ("findings", "requirements", "decisions"):
        if island.get(kind):
            key = island[kind][0].get("id", "0")
            yield kind, address(environment=environment, **{kind: key})
    if island.get("flows"):
        flow = next(each for each in island["flows"] if each["environment"] == place)
        yield "presenting", address(environment=environment, flow=flow["id"], step=1,
                                    present="yes")


class Accessibility(PageTest):
    def test_every_state_is_sound(self):
        for subject in SUBJECTS:
            environment = subject.environments[-1]
            island = data(self.open(subject, address(environment=environment)))
            for width, height in ((1440, 900), (390, 800)):
                for scheme in ("light", "dark"):
                    page = self.open(subject, width=width, height=height, scheme=scheme)
                    for state, place in states(subject, island):
                        page.goto(subject.path(environment).as_uri() + place)
                        with self.subTest(subject.name, state=state, scheme=scheme, width=width):
                            self.assertEqual(page.evaluate(CHECKS), [])

    def test_theme_button_changes_the_page_and_the_sheets(self):
        page = self.open(SUBJECTS[0])
        colours = ("[getComputedStyle(document.body).backgroundColor,"
                   " getComputedStyle(document.querySelector('.is-shown .page')).fill]")
        light = page.evaluate(colours)
        page.locator("#theme-button").click()
        dark = page.evaluate(colours)
        self.assertEqual(page.evaluate(CHECKS), [])
        self.assertTrue(all(a != b for a, b in zip(light, dark)), (light, dark))
        page.locator("#theme-button").click()
        self.assertEqual(page.evaluate(colours), light)

    def test_search_and_help_are_sound(self):
        for scheme in ("light", "dark"):
            page = self.open(SUBJECTS[0], scheme=scheme)
            page.keyboard.press("/")
            page.keyboard.type("subnet")
            with self.subTest("search", scheme=scheme):
                self.assertEqual(page.evaluate(CHECKS), [])
            page.keyboard.press("Escape")
            page.keyboard.press("?")
            with self.subTest("help", scheme=scheme):
                self.assertEqual(page.evaluate(CHECKS), [])

    def test_focus_is_always_seen(self):
        for width in (1440, 390):
            page = self.open(SUBJECTS[0], width=width, height=900)
            stops, first = [], None
            for _ in range(250):
                page.keyboard.press("Tab")
                focus = page.evaluate(FOCUS)
                if focus["isBody"]:
                    break
                stops.append(focus["what"])
                with self.subTest(width=width, focus=focus["what"]):
                    self.assertTrue(focus["isSeen"])
                    self.assertTrue(focus["isMarked"])
            self.assertGreater(len(stops), 10)

    def test_phone_menu_opens_and_closes_by_keyboard(self):
        page = self.open(SUBJECTS[0], width=390, height=800)
        button = page.locator("#menu-button")
        button.press("Enter")
        self.assertEqual(button.get_attribute("aria-expanded"), "true")
        self.assertTrue(page.locator("#contents").is_visible())
        page.keyboard.press("Escape")
        self.assertFalse(page.locator("#contents").is_visible())


if __name__ == "__main__":
    unittest.main()
