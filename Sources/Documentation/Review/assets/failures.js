// What is lost when a zone or a part fails.

const failuresIn = (environment) => model.failures.filter((failure) => failure.environment === environment);
const failureNow = () => failuresIn(state.environment).find((failure) => failure.id === state.id);

/** What a failure does to each flow, as `[flow, level, reason]`: told by reasons, and of none that survives. */
function impactsOf(failure) {
  const told = (failure?.impacts ?? []).flatMap(([level, reason, ids]) => ids.map((id) => [id, level, reason]));
  const touched = new Set(told.map(([id]) => id));
  const others = failure ? flowsIn(failure.environment).filter((flow) => !touched.has(flow.id)) : [];
  return [...told, ...others.map((flow) => [flow.id, "survives"])];
}

const LEVELS = ["stops", "broken", "degrades", "unknown", "survives"];
const LEVEL_WORDS = {
  stops: "stop", broken: "do not work in any case", degrades: "degrade", unknown: "cannot be told", survives: "survive",
};

const networkSheet = (environment) =>
  sheetsOf(environment).find((sheet) => sheet.kind === "network") ?? sheetsOf(environment)[0] ?? null;

/** Shows what a failure does, where the network is drawn. */
const showFailure = (failure) => go({ kind: "failure", id: failure.id, sheet: networkSheet(failure.environment) });

function failurePanel() {
  const failure = failureNow();
  if (!failure) {
    fill("Failure", h("h2", {}, "No such failure"),
      h("p", {}, `${model.environments[state.environment].title} has no “${state.id}” to lose.`));
    return;
  }
  const flows = flowsIn(state.environment);
  const all = impactsOf(failure);
  const groups = LEVELS.map((level) => [level, all.filter(([, other]) => other === level)])
    .filter(([, impacts]) => impacts.length);
  fill(`${failure.title} fails`,
    h("p", { class: "kicker" }, "What if"),
    h("h2", {}, `${failure.title} fails`),
    h("p", { class: "lead" }, groups.map(([level, impacts], index) =>
      `${index ? ", " : ""}${impacts.length} ${impacts.length === 1 ? "flow" : "flows"} ${
        level === "survives" && impacts.length === 1 ? "survives" : LEVEL_WORDS[level]}`), "."),
    failureSheet(failure) && sheetChips([networkSheet(state.environment), failureSheet(failure)]),
    h("p", { class: "muted" }, failure.zone && !failure.element
      ? "Everything in the zone is gone; capacity and time are not modelled."
      : "It alone is gone; capacity and time are not modelled."),
    groups.map(([level, impacts]) => section(
      h("span", { class: `state big ${level}` }, `${capital(LEVEL_WORDS[level])}: ${impacts.length}`),
      h("ul", { class: "plain causes" }, [...new Set(impacts.map(([, , text]) => text))].map((cause) => h("li", {},
        cause && h("p", {}, cause),
        h("ul", {}, impacts.filter(([, , text]) => text === cause).map(([id]) => flowEntry(flows.find((flow) => flow.id === id))))))))),
  );
}

const flowEntry = (flow) => flow && h("li", {}, h("button", { class: "link", onclick: () => playFlow(flow) }, flow.title));

/** The sheet that is drawn for a failure. */
const viewOf = (failure) => `failure-${failure.id.replaceAll(" ", "-")}`;
const failureSheet = (failure) => sheetsOf(state.environment).find((sheet) => sheet.view === viewOf(failure));
const failureViews = new Set(model.failures.map(viewOf));
const isOfFailure = (sheet) => failureViews.has(sheet.view);

/** The boxes of what is gone. */
function failedBoxes(failure) {
  const { byID } = boxesOf(shown);
  if (failure.element) {
    const names = failure.zone ? [`${failure.element}[${failure.zone}]`, `${failure.element} endpoint ${failure.zone}`] : [];
    return [names.map((name) => byID.get(name)).find(Boolean) ?? boxFor(failure.element)].filter(Boolean);
  }
  return [...new Set(byID.values())].filter(({ ids }) => ids.every((id) =>
    elements.get(id)?.zone === failure.zone || id.endsWith(` zone ${failure.zone}`) || id.endsWith(` endpoint ${failure.zone}`)));
}

function failureMarks() {
  const failure = failureNow();
  // A failure's own sheet shows what is gone already.
  if (!failure || isOfFailure(state.sheet)) return mark([]);
  const gone = failedBoxes(failure);
  // What stands inside something that is gone needs no frame of its own.
  const outer = gone.filter((box) => !gone.some((other) => other !== box && other.group.contains(box.group)));
  const ends = new Map();
  const flows = flowsIn(state.environment);
  for (const [id, level] of impactsOf(failure)) {
    if (level !== "stops" && level !== "degrades") continue;
    const flow = flows.find((other) => other.id === id);
    for (const end of flow ? [flow.legs[0].from, ...targetsOf(flow)] : []) {
      const box = boxFor(end);
      if (!box || end === "internet" || gone.includes(box)) continue;
      if (level === "stops" || !ends.has(box)) ends.set(box, { box, kind: level === "stops" ? "lost" : "weak" });
    }
  }
  mark([...ends.values()], { gone: outer });
}
