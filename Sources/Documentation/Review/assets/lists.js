// Findings, requirements and decisions: lists whose entries lead to the sheet.

/** What a finding is called in the address: its code and place, with a number where several share them. */
const findingKey = (finding) => {
  const name = (other) => [other.code, other.subject].filter(Boolean).join(" ");
  const alike = model.findings.filter((other) => name(other) === name(finding) && isIn(other, state.environment));
  return [name(finding), alike.indexOf(finding) || null].filter(Boolean).join(" ");
};

const paragraphs = (texts) => [texts ?? []].flat().map((text) => h("p", {}, text));

const LISTS = [
  {
    kind: "requirements", title: "Requirements",
    key: (requirement) => requirement.id,
    items: () => model.requirements.filter((requirement) => isIn(requirement, state.environment)),
    subjects: (requirement) => requirement.subjects ?? [],
    heading: (requirement) => requirement.title,
    state: (requirement) => requirement.state,
    body: (requirement) => [
      paragraphs(requirement.evidence),
      requirement.note && h("p", {}, requirement.note),
      requirement.unknown && h("p", { class: "reason" }, h("b", {}, "Rests on what is not modelled: "), requirement.unknown.join(", ")),
      requirement.packet && h("p", { class: "reason" }, h("b", {}, "Counterexample: "), h("code", {}, requirement.packet)),
      details([["Declared in", requirement.at, "code"]]),
    ],
    empty: "The model declares no requirements.",
  },
  {
    kind: "findings", title: "Findings", key: findingKey,
    items: () => model.findings.filter((finding) => isIn(finding, state.environment)),
    subjects: (finding) => [finding.subject],
    heading: (finding) => finding.summary,
    state: (finding) => (finding.accepted ? "accepted" : finding.severity),
    body: (finding) => [
      finding.detail && h("p", {}, finding.detail),
      finding.accepted
        ? h("p", { class: "reason" }, h("b", {}, "Accepted: "), finding.accepted)
        : finding.remedy && h("p", { class: "reason" }, h("b", {}, "To do: "), finding.remedy),
      details([["Code", finding.code, "code"], ["Declared in", finding.at, "code"]]),
    ],
    empty: "The design rules found nothing in this environment.",
  },
  {
    kind: "decisions", title: "Decisions",
    key: (decision) => decision.id,
    items: () => model.decisions.filter((decision) => isIn(decision, state.environment)),
    subjects: (decision) => decision.subjects ?? [],
    heading: (decision) => decision.title,
    state: (decision) => decision.state ?? "",
    body: (decision) => [
      ["Context", decision.context], ["Choice", decision.choice], ["Consequences", decision.consequences],
    ].filter(([, text]) => text?.length).map(([name, text]) => h("div", {}, h("h3", {}, name), paragraphs(text)))
      .concat(details([["Declared in", decision.at, "code"]])),
    empty: "The model declares no decisions.",
  },
];

const listOf = (kind) => LISTS.find((list) => list.kind === kind);

/** Opens an entry on a sheet that draws what it concerns: the present one where it does. */
function showItem(list, item) {
  const sheets = sheetsOf(state.environment);
  const subjects = list.subjects(item);
  const candidates = sheets.includes(state.sheet) ? [state.sheet, ...sheets] : sheets;
  const sheet = candidates.find(({ index }) => subjects.some((id) => draws(index, id)))
    ?? candidates.find(({ index }) => subjects.some((id) => drawsNear(index, id))) ?? state.sheet;
  go({ kind: list.kind, id: list.key(item), sheet });
}

function listPanel(list) {
  const items = list.items();
  fill(list.title,
    h("p", { class: "kicker" }, model.environments[state.environment].title),
    h("h2", {}, list.title),
    items.length === 0 && h("p", {}, list.empty),
    h("ul", { class: "entries" }, items.map((item) => {
      const key = list.key(item);
      const isOpen = key === state.id;
      return h("li", { class: isOpen ? "is-open" : null },
        h("button", {
          class: "entry", "aria-expanded": String(isOpen), "data-key": key,
          onclick: () => (isOpen ? go({ kind: list.kind, id: "" }) : showItem(list, item)),
        }, list.state(item) && h("span", { class: `state ${list.state(item)}` }, list.state(item)), h("span", {}, list.heading(item))),
        isOpen && h("div", { class: "entry-body" }, list.body(item), subjectButtons(list.subjects(item))));
    })),
  );
  $(".entry[aria-expanded=true]", panel)?.scrollIntoView({ block: "nearest" });
}

function subjectButtons(subjects) {
  const known = subjects.filter((subject) => subject && elements.has(subject));
  return known.length > 0 && h("p", {}, "Concerns ", known.flatMap((id, place) => [place ? ", " : "", elementButton(id)]));
}
