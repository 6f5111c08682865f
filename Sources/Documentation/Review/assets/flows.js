// Flows: a walk hop by hop, with its sentence beside the sheet and its places marked on it.

const flowsIn = (environment) => model.flows.filter((flow) => flow.environment === environment);
const flowNow = () => flowsIn(state.environment).find((flow) => flow.id === state.id);

const STATE_WORDS = { arrives: "arrives", stops: "does not arrive", unknown: "unknown" };

// A flow is made of legs, connections that follow one another; each leg may take one of several ways.

/** The way that is chosen for a leg: `ways` holds a number for each leg. */
const placeOfWay = (flow, leg, ways = state.way) =>
  Math.min(Number(ways.split("-")[leg]) || 0, flow.legs[leg].ways.length - 1);

const wayOf = (flow, leg, ways) => flow.legs[leg].ways[placeOfWay(flow, leg, ways)] ?? {};

/** The choice with another way for one leg; empty where every leg takes its first. */
function choosing(flow, leg, way) {
  const ways = flow.legs.map((_, index) => (index === leg ? way : placeOfWay(flow, index)));
  return ways.some(Boolean) ? ways.join("-") : "";
}

/** The steps of the ways: leg by leg, the hops there, then those back. */
const stepsOf = (flow, ways) => (flow?.legs ?? []).flatMap((_, leg) => {
  const { forward = [], reply = [] } = wayOf(flow, leg, ways);
  return [
    ...forward.map((hop, index) => ({ hop, leg, number: index + 1, direction: "forward" })),
    ...reply.map((hop, index) => ({ hop, leg, number: index + 1, direction: "reply" })),
  ];
});

/** Whether two steps are of one walk in one direction. */
const areOfOneWalk = (step, other) => step?.leg === other?.leg && step?.direction === other?.direction;

/** The zones that a way passes: what tells it from the others. */
function wayName(leg, index) {
  const zones = (way) => [...(way.forward ?? []), ...(way.reply ?? [])].map((hop) => hop.zone).filter(Boolean)
    .filter((zone, place, all) => zone !== all[place - 1]).join(" → ");
  const name = zones(leg.ways[index]);
  const word = name.includes("→") ? "Zones" : "Zone";
  const isAmbiguous = !name || leg.ways.some((other, place) => place !== index && zones(other) === name);
  return isAmbiguous ? `Way ${index + 1}${name && `: ${word.toLowerCase()} ${name}`}` : `${word} ${name}`;
}

// MARK: Where a hop is on a sheet

/** The box of a hop: its element's own, else of its place in the zone, else of its subnet. */
function hopBox(hop, index = shown) {
  if (!hop.element) return boxFor("internet", index);
  const names = hop.zone
    ? [`${hop.element}[${hop.zone}]`, `${hop.element} endpoint ${hop.zone}`, hop.element] : [hop.element];
  for (const name of names) {
    const box = boxFor(name, index) ?? boxFor(standsFor.get(name)?.id, index);
    if (box) return box;
  }
  return boxFor(hop.subnet, index) ?? boxNear(hop.element, index);
}

/** Whether a sheet shows one flow; the flow leads to it. */
const flowViews = new Set(model.flows.map((flow) => `flow-${flow.id}`));
const isOfFlow = (sheet) => flowViews.has(sheet.view);

/** The sheet of a flow, drawn for it alone. */
const ownSheet = (flow) => sheetsOf(flow.environment).find((sheet) => sheet.view === `flow-${flow.id}`);

/** The sheet that a flow is played on: the one that draws most of its hops, with all around them. */
function sheetForFlow(flow, ways = "") {
  const hops = stepsOf(flow, ways).map((step) => step.hop);
  const sheets = sheetsOf(flow.environment).filter((sheet) => !isOfFlow(sheet) && sheet.kind !== "failure");
  const drawn = (sheet) => hops.filter((hop) => draws(sheet.index, hop.element) || draws(sheet.index, `${hop.element}[${hop.zone}]`)).length;
  return sheets.reduce((best, sheet) => (!best || drawn(sheet) > drawn(best) ? sheet : best), null);
}

/** Every name that a hop goes by on the sheet, with what decided there and what that speaks of. */
function namesOf(hop) {
  const by = hop.by ?? [];
  return new Set([
    hop.element ?? "internet", hop.zone ? `${hop.element}[${hop.zone}]` : null, hop.subnet,
    hop.zone ? `${hop.element} endpoint ${hop.zone}` : null,
    standsFor.get(hop.element)?.id, ...by, ...by.flatMap((id) => [...(outgoing.get(id) ?? [])]),
  ].filter(Boolean));
}

/** The lines that lead from one hop to the next. */
function linesBetween(before, after, kind) {
  const svg = drawing();
  if (!svg || !before) return [];
  const [from, to] = [namesOf(before), namesOf(after)];
  const isNamed = (names, name) => names.has(name) || names.has(name.replace(/ header$/, ""));
  return $$("[data-from]", svg).filter(({ dataset: edge }) =>
    (isNamed(from, edge.from) && isNamed(to, edge.to)) || (isNamed(from, edge.to) && isNamed(to, edge.from)))
    .map((group) => ({ path: $("path", group), kind })).filter(({ path }) => path);
}

// MARK: Playing

let timer = null;

function playFlow(flow, step = 0) {
  const sheet = sheetForFlow(flow) ?? state.sheet;
  go({ kind: "flow", id: flow.id, sheet, step });
}

function toStep(step) {
  const count = stepsOf(flowNow()).length;
  if (step < 0 || step >= count) return false;
  go({ step }, { replace: true });
  return true;
}

function stopPlaying() {
  clearInterval(timer);
  timer = null;
}

function togglePlaying() {
  if (timer) stopPlaying();
  else {
    if (state.step >= stepsOf(flowNow()).length - 1) toStep(0);
    timer = setInterval(() => { if (!toStep(state.step + 1)) { stopPlaying(); render(); } }, 2600);
  }
  render();
}

// MARK: Panel and marks

function flowPanel() {
  const flow = flowNow();
  if (!flow) {
    fill("Flow", h("h2", {}, "No such flow"),
      h("p", {}, `${model.environments[state.environment].title} has no flow “${state.id}”.`));
    return;
  }
  const steps = stepsOf(flow);
  const control = (label, icon, run, isOff) =>
    h("button", { class: "icon", "aria-label": label, disabled: isOff, onclick: run }, h("i", { class: icon }));
  fill(flow.title,
    h("p", { class: "kicker" }, "Flow ", h("span", { class: `state ${flow.state}` }, STATE_WORDS[flow.state] ?? flow.state)),
    h("h2", {}, flow.title),
    h("p", { class: "lead" }, flow.legs.length === 1 ? route(flow.legs[0])
      : [end(flow.legs[0].from), " to ", enumerated(targetsOf(flow).map(end)), ` in ${flow.legs.length} legs, one after another`]),
    ownSheet(flow) && sheetChips([sheetForFlow(flow), ownSheet(flow)]),
    h("div", { class: "player", role: "group", "aria-label": "Playback" },
      control("First hop", "i-first", () => toStep(0), state.step === 0),
      control("Previous hop", "i-back", () => { stopPlaying(); toStep(state.step - 1); }, state.step === 0),
      control(timer ? "Pause" : "Play", timer ? "i-pause" : "i-play", togglePlaying, steps.length < 2),
      control("Next hop", "i-next", () => { stopPlaying(); toStep(state.step + 1); }, state.step >= steps.length - 1),
      h("span", { class: "muted" }, steps.length ? `${state.step + 1} of ${steps.length}` : "")),
    flow.legs.map((leg, index) => legSection(flow, leg, index, steps)),
    aboutSections(flow.id),
  );
  const current = $("[aria-current=step]", panel);
  if (current && (current.offsetTop + current.offsetHeight > panel.clientHeight || rendered.step !== state.step)) {
    current.scrollIntoView({ block: "center" });
  }
}

/** Where a flow leads: the end of its last leg, or the ends of all where each sets out from the same sender. */
function targetsOf({ legs }) {
  const isAnew = legs.every((leg) => leg.from === legs[0].from);
  return (isAnew ? legs : legs.slice(-1)).map((leg) => leg.to);
}

/** `a`, `a and b`, `a, b and c`. */
const enumerated = (items) => items.flatMap((item, place) =>
  [place > 0 && (place === items.length - 1 ? " and " : ", "), item].filter(Boolean));

const end = (text) => (elements.has(text) ? elementButton(text) : text === "internet" ? "the internet" : text);

/** From where to where, and with what. */
const route = (leg) =>
  [end(leg.from), " to ", end(leg.to), `, ${leg.protocol.toUpperCase()} ${leg.port}`, leg.name && ` (${leg.name})`];

/** A leg with the way that is chosen for it; a flow of one leg needs no heading for it. */
function legSection(flow, leg, index, steps) {
  const way = wayOf(flow, index);
  const isOnly = flow.legs.length === 1;
  const part = (heading, ...content) => h("section", {}, h(isOnly ? "h3" : "h4", {}, heading), ...content);
  const list = (heading, direction) => {
    const own = steps.map((step, place) => [step, place])
      .filter(([step]) => step.leg === index && step.direction === direction);
    return own.length > 0 && part(heading, h("ol", { class: "steps" }, own.map(([step, place]) => stepEntry(step, place))));
  };
  const content = [
    leg.ways.length > 1 && h("div", { class: "chips", role: "group", "aria-label": isOnly ? "Paths" : `Paths of leg ${index + 1}` },
      leg.ways.map((other, place) => h("button", {
        class: "chip", "aria-pressed": String(place === placeOfWay(flow, index)),
        onclick: () => go({ way: choosing(flow, index, place), step: Math.max(0, steps.findIndex((step) => step.leg === index)) }),
      }, wayName(leg, place)))),
    list("Request", "forward"),
    // Over UDP it is for the program to send an answer.
    list(leg.protocol === "UDP" ? "Response, where there is one" : "Response", "reply"),
    way.blockers && part("What refuses it", h("ul", { class: "plain" }, way.blockers.map((text) => h("li", {}, text)))),
    way.unknown && part("Not modelled", h("ul", { class: "plain" }, way.unknown.map((text) => h("li", {}, text)))),
    way.likewise && h("p", { class: "muted" }, likewise(way.likewise)),
    way.packet && part("Packet", h("p", { class: "code" }, way.packet), h("p", {}, "Verdict: ", way.verdict, ".")),
  ];
  return isOnly ? content : section(`Leg ${index + 1}: ${leg.title}`, h("p", {}, route(leg)), ...content);
}

/** In which other zones the same happens. */
function likewise(zones) {
  const places = zones.map((list) => list.replaceAll(", ", " → "));
  return `Likewise in ${zones.some((list) => list.includes(",")) || zones.length > 1 ? "zones" : "zone"} ${places.join("; ")}.`;
}

const stepEntry = (step, place) => h("li", {}, h("button", {
  class: "step", "data-step": place, "aria-current": place === state.step ? "step" : null,
  onclick: () => { stopPlaying(); go({ step: place }, { replace: true }); },
}, h("b", { class: "number" }, String(step.number)), h("span", {}, step.hop.text)));

function flowMarks() {
  const flow = flowNow();
  const steps = stepsOf(flow);
  const step = steps[state.step];
  if (!step) return mark([]);
  const marks = [];
  const boxes = new Map();
  // A flow's own sheet has its numbers already.
  const numbered = (number) => (isOfFlow(state.sheet) ? null : number);
  const isPart = (other, index) => areOfOneWalk(other, step) && index < state.step;
  steps.forEach((other, index) => {
    const box = hopBox(other.hop);
    if (box && isPart(other, index)) boxes.set(box, { box, kind: "past", number: numbered(other.number) });
  });
  const box = hopBox(step.hop);
  if (box) boxes.set(box, { box, kind: "hop", number: numbered(step.number) });
  for (const id of step.hop.by ?? []) {
    const rule = boxFor(id);
    if (rule && !boxes.has(rule)) boxes.set(rule, { box: rule, kind: "rule" });
  }
  marks.push(...boxes.values());
  const lines = [];
  steps.forEach((other, index) => {
    if (!areOfOneWalk(other, step) || index > state.step) return;
    const before = areOfOneWalk(steps[index - 1], step) ? steps[index - 1].hop : null;
    lines.push(...linesBetween(before, other.hop, index === state.step ? "hop" : "past"));
  });
  mark(marks, { veil: true, lines });
  reveal([...boxes.values()].filter(({ kind }) => kind !== "past").map((item) => frameOf(item.box)));
}

/** Which leg the step is of, and whether it is on the way back; nothing where that goes without saying. */
function partOf(step) {
  const { legs } = flowNow();
  return [legs.length > 1 && `leg ${step.leg + 1} of ${legs.length}`, step.direction === "reply" && "back"].filter(Boolean).join(", ");
}

/** The sentence of the step, for those who listen. */
function stepSentence() {
  const step = stepsOf(flowNow())[state.step];
  if (!step) return "";
  const part = partOf(step);
  return `${part && `${capital(part)}, `}${step.number}. ${step.hop.text}`;
}
