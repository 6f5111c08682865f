// Findings, requirements and decisions: lists whose entries lead to the sheet.

const findingKey = (finding) => String(model.findings.indexOf(finding));

const LISTS = [
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
];

const listOf = (kind) => LISTS.find((list) => list.kind === kind);

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
          onclick: () => go({ kind: list.kind, id: isOpen ? "" : key }),
        }, h("span", { class: `state ${list.state(item)}` }, list.state(item)), h("span", {}, list.heading(item))),
        isOpen && h("div", { class: "entry-body" }, list.body(item), subjectButtons(list.subjects(item))));
    })),
  );
  $(".entry[aria-expanded=true]", panel)?.scrollIntoView({ block: "nearest" });
}

function subjectButtons(subjects) {
  const known = subjects.filter((subject) => subject && elements.has(subject));
  return known.length > 0 && h("p", {}, "Concerns ", known.flatMap((id, place) => [place ? ", " : "", elementButton(id)]), ".");
}
