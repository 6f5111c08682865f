"""Playback: what is marked on the sheet are the hops of the model's walks, no more and no fewer."""

import re
import unittest

from subjects import SUBJECTS
from support import PageTest, address, data, place_of, wait_until

# The boxes that carry a mark: every identity that each stands for, or its name on the sheet.
MARKED = """(kind) => [...document.querySelectorAll(`.is-shown [data-mark=${kind}]`)].map((group) => {
  const ids = [group.dataset.id ?? group.dataset.name];
  for (let node = group.parentNode; node.dataset?.id && node.children.length === 1;
       node = node.parentNode) ids.push(node.dataset.id);
  return ids;
})"""
DRAWN = """() => [...document.querySelectorAll('.is-shown [data-id], .is-shown [data-name]')]
  .map((group) => group.dataset.id ?? group.dataset.name)"""

# Every box: the identities that it stands for, and whether it is shown as gone.
BOXES = """() => [...document.querySelectorAll('.is-shown [data-id]')]
  .filter((group) => group.children.length !== 1 || !group.children[0].dataset.id)
  .map((group) => {
    const ids = [group.dataset.id];
    for (let node = group.parentNode; node.dataset?.id && node.children.length === 1;
         node = node.parentNode) ids.push(node.dataset.id);
    return [ids, group.closest('[data-gone]') !== null];
  })"""


def names(hop, primaries):
    """What a sheet may call the place of a hop, the most exact first."""
    element = hop["element"]
    if element is None:
        return ["internet"]
    exact = [f"{element}[{hop['zone']}]", f"{element} endpoint {hop['zone']}"] \
        if hop["zone"] else []
    return exact + [element] + [component for component, primary in primaries.items()
                                if primary == element]


def family(element):
    return re.sub(r"\[[^]]*\]$", "", element or "")


class Playback(PageTest):
    def flows(self, subject):
        """The page on each flow of the last environment, with the traces of the model."""
        environment = subject.environments[-1]
        page = self.open(subject, address(environment=environment))
        island = data(page)
        place = place_of(island, environment)
        for flow in island.get("flows", []):
            if flow["environment"] == place:
                yield page, island, environment, flow

    def test_legs_and_ways_are_those_of_the_model(self):
        seen = 0
        for subject in SUBJECTS:
            for _, _, environment, flow in self.flows(subject):
                states = []
                for leg in flow["legs"]:
                    traces = subject.trace(environment, leg)
                    self.assertTrue(traces)
                    states += [None if trace["unknown"] else trace["arrives"] for trace in traces]
                    if any(trace["unknown"] for trace in traces):
                        continue  # the page goes on where trace stops
                    told = [[(hop.get("element"), hop.get("zone"), hop["sentence"])
                             for hop in trace["forward"] + trace["reply"]] for trace in traces]
                    shapes = {tuple(family(element) for element, _, _ in hops) for hops in told}
                    for way in leg["ways"]:
                        hops = [(hop.get("element"), hop.get("zone"), hop["text"])
                                for hop in way.get("forward", []) + way.get("reply", [])]
                        self.assertIn(hops, told, flow["id"])
                        shapes.discard(tuple(family(element) for element, _, _ in hops))
                        seen += 1
                    self.assertEqual(shapes, set(), flow["id"])
                # A flow may be told on the supposition that what is not modelled lets it pass.
                if flow["state"] == "arrives":
                    self.assertNotIn(False, states)
                elif None not in states:
                    self.assertIn(False, states)
        self.assertGreater(seen, 10)

    def test_an_answer_over_udp_is_a_possibility(self):
        subject = SUBJECTS[0]
        page = self.open(subject)
        island = data(page)
        environment = island["environments"][0]["name"]
        seen = set()
        for flow in island["flows"]:
            if flow["environment"] != 0 or len(flow["legs"]) > 1:
                continue
            protocol = flow["legs"][0]["protocol"]
            seen.add(protocol)
            page.goto(subject.uri(environment=environment, flow=flow["id"]))
            headings = page.locator("#panel h3").all_text_contents()
            self.assertEqual("Response, where there is one" in headings, protocol == "UDP", flow["id"])
            self.assertEqual("Response" in headings, protocol != "UDP", flow["id"])
        self.assertEqual(seen, {"TCP", "UDP"})

    def test_legs_follow_one_another_and_each_has_its_ways(self):
        subject = SUBJECTS[0]
        page = self.open(subject)
        island = data(page)
        flow = max(island["flows"], key=lambda flow: len(flow["legs"]))
        count = len(flow["legs"])
        self.assertGreater(count, 1)
        environment = island["environments"][flow["environment"]]["name"]
        page.goto(subject.uri(environment=environment, flow=flow["id"]))
        panel = page.locator("#panel")
        self.assertEqual(panel.locator("h3").filter(has_text="Leg ").all_text_contents(),
                         [f"Leg {place + 1}: {leg['title']}" for place, leg in enumerate(flow["legs"])])

        def sentences():
            return panel.locator(".step span").all_text_contents()

        def hops(way):
            return [hop["text"] for hop in way.get("forward", []) + way.get("reply", [])]

        def expected(chosen):
            return [text for leg, place in zip(flow["legs"], chosen) for text in hops(leg["ways"][place])]

        self.assertEqual(sentences(), expected([0] * count))
        for place, leg in enumerate(flow["legs"]):
            chips = panel.get_by_role("group", name=f"Paths of leg {place + 1}").get_by_role("button")
            self.assertEqual(chips.count(), len(leg["ways"]) if len(leg["ways"]) > 1 else 0)
        place = next(place for place in range(1, count) if len(flow["legs"][place]["ways"]) > 1)
        panel.get_by_role("group", name=f"Paths of leg {place + 1}").get_by_role("button").last.click()
        chosen = [0] * count
        chosen[place] = len(flow["legs"][place]["ways"]) - 1
        self.assertEqual(sentences(), expected(chosen))
        current = page.locator("[aria-current=step]")
        self.assertTrue(current.text_content().endswith(hops(flow["legs"][place]["ways"][-1])[0]))
        page.reload()
        self.assertEqual(sentences(), expected(chosen))

    def test_marks_are_exactly_the_hops(self):
        steps = 0
        for subject in SUBJECTS:
            for page, island, environment, flow in self.flows(subject):
                primaries = {each["id"]: each["primary"] for each in island["elements"]
                             if each.get("primary")}
                page.goto(subject.uri(environment=environment, flow=flow["id"]))
                for leg in flow["legs"]:
                    for direction in ("forward", "reply"):
                        passed = []
                        for hop in leg["ways"][0].get(direction, []):
                            hop = {"element": None, "zone": None, **hop}
                            self.check(page, hop, passed, primaries)
                            passed.append(hop)
                            steps += 1
                            page.keyboard.press("ArrowRight")
        self.assertGreater(steps, 50)

    def check(self, page, hop, passed, primaries):
        current = page.locator("[aria-current=step]")
        self.assertTrue(current.text_content().endswith(hop["text"]))
        self.assertTrue(page.locator("#live").text_content().endswith(hop["text"]))
        drawn = set(page.evaluate(DRAWN))
        marked = page.evaluate(MARKED, "hop")
        candidates = [name for name in names(hop, primaries) if name in drawn]
        if candidates:
            self.assertEqual(len(marked), 1, hop)
            self.assertIn(candidates[0], marked[0])
        # What is marked as passed was passed, and is not where the packet is now.
        for ids in page.evaluate(MARKED, "past"):
            self.assertTrue(
                any(set(ids) & set(names(other, primaries) + [other.get("subnet")])
                    for other in passed)
                or self.is_owner(ids, passed, primaries), (ids, hop))

    @staticmethod
    def is_owner(ids, hops, primaries):
        """Whether the box is of the component that a hop's element, itself not drawn, is part of; a sheet
        may call the box by the component's primary element."""
        owners = set(ids) | {component for component, primary in primaries.items() if primary in ids}
        return any((hop["element"] or "").startswith(name + "/") for hop in hops for name in owners)

    def test_playing_steps_on_by_itself_and_stops_at_the_end(self):
        subject = SUBJECTS[0]
        page = self.open(subject, is_own=True)
        steps = {flow["id"]: sum(len(leg["ways"][0].get(direction, [])) for leg in flow["legs"]
                                 for direction in ("forward", "reply"))
                 for flow in data(page)["flows"] if flow["environment"] == 0}
        legs = {flow["id"]: len(flow["legs"]) for flow in data(page)["flows"]}
        # One of several legs: it goes through all of them.
        flow, count = min(steps.items(), key=lambda item: (-legs[item[0]], item[1]))
        page.clock.install()
        page.goto(subject.page.as_uri() + address(flow=flow))
        page.get_by_role("button", name="Play", exact=True).click()
        for step in range(1, count):
            page.clock.run_for(2700)
            self.assertIn(f"{step + 1} of {count}", page.locator(".player").text_content())
        page.clock.run_for(6000)
        self.assertTrue(page.get_by_role("button", name="Play", exact=True).is_visible())


class Failures(PageTest):
    def test_failures_are_those_of_the_model(self):
        for subject in SUBJECTS:
            told = subject.failures()
            for environment in subject.environments:
                island = data(self.open(subject, address(environment=environment)))
                place = place_of(island, environment)
                flows = {flow["id"]: flow["title"] for flow in island.get("flows", [])
                         if flow["environment"] == place}
                shown = set()
                for failure in island.get("failures", []):
                    if failure["environment"] != place:
                        continue
                    levels = {flow: level for level, _, ids in failure.get("impacts", [])
                              for flow in ids}
                    # Of a flow that survives nothing is written.
                    shown |= {(failure["id"], title, levels.get(flow, "survives"))
                              for flow, title in flows.items()}
                with self.subTest(subject.name, environment=environment):
                    self.assertEqual(shown, {(each["failure"], each["title"], each["effect"])
                                             for each in told
                                             if each["environment"] == environment})

    def test_a_failed_zone_is_greyed_and_nothing_else(self):
        for subject in SUBJECTS:
            environment = subject.environments[-1]
            page = self.open(subject, address(environment=environment))
            island = data(page)
            zones = island["environments"][place_of(island, environment)]["zones"]
            for zone in zones:
                page.goto(subject.uri(environment=environment, failure=f"zone {zone}"))
                with self.subTest(subject.name, zone=zone):
                    self.assertEqual(page.locator("#panel h2").text_content(),
                                     f"Zone {zone} fails")
                    for ids, is_gone in page.evaluate(BOXES):
                        keys = [re.search(r"\[([^]]*)\]$", each) for each in ids]
                        if all(key and key[1] in zones for key in keys):
                            self.assertEqual(is_gone, all(key[1] == zone for key in keys), ids)


class Presenting(PageTest):
    def test_arrows_go_through_every_slide_and_escape_ends(self):
        subject = SUBJECTS[0]
        page = self.open(subject)
        island = data(page)
        page.keyboard.press("p")
        self.assertTrue(page.locator("#caption").is_visible())
        self.assertFalse(page.locator(".bar").is_visible())
        seen = set()
        for _ in range(400):
            before = page.evaluate("location.href")
            seen.add(page.locator("#caption h2").text_content().split(" · ")[0])
            page.keyboard.press("ArrowRight")
            if page.evaluate("location.href") == before:
                break
        for flow in island["flows"]:
            if flow["environment"] == 0:
                self.assertIn(flow["title"], seen)
        for failure in island["failures"]:
            if failure["environment"] == 0:
                self.assertIn(f"{failure['title']} fails", seen)
        page.keyboard.press("Escape")
        self.assertTrue(page.locator(".bar").is_visible())

    def test_f_is_full_screen_and_question_mark_lists_the_keys(self):
        page = self.open(SUBJECTS[0])
        page.keyboard.press("f")
        wait_until(page, "document.fullscreenElement !== null")
        page.keyboard.press("f")
        wait_until(page, "document.fullscreenElement === null")
        page.keyboard.press("?")
        self.assertTrue(page.get_by_role("dialog", name="Keys").is_visible())
        page.keyboard.press("Escape")
        self.assertFalse(page.locator("#help").is_visible())


if __name__ == "__main__":
    unittest.main()
