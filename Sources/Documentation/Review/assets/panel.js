// The panel: what the model says of an element, and the start page.

const panel = $("#panel");

/** Text with the elements that it speaks of as buttons. */
function rich(runs) {
  const list = Array.isArray(runs) ? runs : [runs ?? ""];
  return list.map((run) => (Array.isArray(run) ? elementButton(run[0], run[1]) : run));
}

function elementButton(id, text = title(id)) {
  if (!elements.has(id)) return text;
  return h("button", { class: "link", "data-element": id, onclick: () => showElement(id) }, text);
}

/** A name of many words may break after each. */
const breakable = (name, after = /(?<=[_.])/) => name.split(after).flatMap((part, place) => (place ? [h("wbr"), part] : [part]));

const section = (heading, ...content) => h("section", {}, h("h3", {}, heading), ...content);

function details(list) {
  return h("dl", {}, list.filter(([, value]) => value !== null && value !== undefined && value !== "" && value.length !== 0).map(
    ([name, value, kind]) => h("div", {}, h("dt", {}, name), h("dd", { class: kind }, value)),
  ));
}

function fill(label, ...content) {
  panel.replaceChildren(
    h("button", { class: "icon close", "aria-label": "Close the details", onclick: closePanel }, h("i", { class: "i-close" })),
    ...content.flat(Infinity).filter(Boolean),
  );
  panel.setAttribute("aria-label", label);
  panel.scrollTop = 0;
}

function closePanel() {
  if (state.kind === "about") document.body.classList.add("is-plain");
  else go({ kind: "about", id: null });
  if (state.kind === "about" && innerWidth < 900) document.body.classList.add("is-plain");
  const box = boxesOf(shown).boxes.find(({ group }) => group.getAttribute("tabindex") === "0");
  box?.group.focus({ preventScroll: true });
}

// MARK: The start page

function aboutPanel() {
  const environment = model.environments[state.environment];
  fill("About this design",
    h("p", { class: "kicker" }, "Design review"),
    h("h2", {}, model.title),
    model.summary && h("p", { class: "lead" }, model.summary),
    section(environment.title, details([
      ["Account", environment.account, "code"], ["Region", environment.region],
      ["Zones", environment.zones.join(", ")], ["Addresses", environment.addresses, "code"],
    ])),
    state.sheet?.description.length > 0 && section(`What “${state.sheet.title}” shows`,
      h("div", { class: "prose" }, state.sheet.description.map((text) => h("p", {}, text)))),
    section("How to use this page", h("ul", { class: "plain" },
      h("li", {}, "Click an element, or go to it with Tab and the arrow keys and press Enter, for its facts."),
      model.flows.length > 0 && h("li", {}, "Choose a flow and step through its hops with ", h("kbd", {}, "→"), "."),
      h("li", {}, h("kbd", {}, "/"), " searches, ", h("kbd", {}, "p"), " presents, ", h("kbd", {}, "?"), " lists all keys."),
    )),
  );
}

// MARK: One element

function elementPanel(id) {
  const element = elements.get(id);
  if (!element) {
    fill("Unknown element", h("h2", {}, id),
      h("p", {}, `The model has no such element${model.pages ? ` in ${model.environments[state.environment].title}` : ""}.`));
    return;
  }
  const environment = state.environment;
  const stands = standsFor.get(id);
  const isHere = isIn(element, environment);
  fill(element.title,
    h("p", { class: "kicker" }, element.kind ? capital(element.kind) : capital(typeWords(element.type))),
    h("h2", {}, element.title),
    (element.summary || stands?.summary) && h("p", { class: "lead" }, element.summary || stands.summary),
    !isHere && h("p", { class: "notice" }, `Not in ${model.environments[environment].title}; only in ${
      element.in.map((place) => model.environments[place].title).join(", ")}.`),
    details([
      ["Identity", element.id, "code"], ["Type", element.type, "code"],
      ["Terraform", addressIn(element, environment), "code"],
      ["Declared in", breakable(element.at.join(", "), /(?<=\/)/), "code"],
      ["Part of", owners(element).flatMap((owner, place) => [place ? " in " : "", elementButton(owner.id)])],
      ["Stood for by", element.primary && elementButton(element.primary)],
    ]),
    element.notes && section("Why", h("ul", { class: "plain" },
      element.notes.map(([name, text]) => h("li", {}, name && h("code", {}, name), name && " ", text)))),
    isHere && ruleSections(element, environment),
    sheetsSection(id),
    aboutSections(id),
    flowsSection(element),
    isHere && factsSection(element, environment),
    relatedSection(element),
  );
}

function ruleSections(element, environment) {
  return ruleHolders(element.primary ?? element.id).map((holder) => {
    const rules = rulesIn(elements.get(holder), environment);
    return rules.length > 0 && section(
      holder === element.id ? "Rules" : ["Rules of ", elementButton(holder)],
      h("ul", { class: "rules" }, rules.map(([id, text]) => h("li", { "data-rule": id }, rich(text)))));
  });
}

function factsSection(element, environment) {
  const facts = factsIn(elements.get(element.primary) ?? element, environment);
  return facts.length > 0 && section("Facts", details(facts.map(([name, value]) =>
    [breakable(name), rich(value), plainText(value).includes("\n") ? "code block" : "code"])));
}

const sheetChips = (sheets) => h("div", { class: "chips", role: "group", "aria-label": "Sheets" },
  sheets.map((sheet) => h("button", {
    class: "chip", "aria-pressed": String(sheet === state.sheet), onclick: () => go({ sheet }),
  }, isOfFlow(sheet) && state.kind === "flow" ? "Its own sheet" : sheet.title)));

function sheetsSection(id) {
  const sheets = sheetsShowing(id);
  return section("Sheets", sheets.length ? sheetChips(sheets) : h("p", { class: "muted" }, "Not drawn by itself on any sheet."));
}

/** The flows that pass the element, with the first of their hops there. */
function flowsSection(element) {
  const names = [element.id, element.primary, standsFor.get(element.id)?.id].filter(Boolean);
  const passing = flowsIn(state.environment).flatMap((flow) => {
    const step = stepsOf(flow, "").findIndex(({ hop }) =>
      names.includes(hop.element) || names.includes(hop.subnet) || (hop.by ?? []).some((id) => names.includes(id)));
    return step < 0 ? [] : [{ flow, step }];
  });
  return passing.length > 0 && section("Flows through it", h("ul", { class: "plain" }, passing.map(({ flow, step }) =>
    h("li", {}, h("button", { class: "link", onclick: () => playFlow(flow, step) }, flow.title), h("small", { class: "muted" }, ` hop ${step + 1}`)))));
}

function relatedSection(element) {
  const id = element.primary ?? element.id;
  const parts = model.elements.filter((other) => other.owner === element.id && other.id !== id);
  const users = [...(incoming.get(id) ?? [])].filter((other) => isIn(elements.get(other), state.environment));
  return [
    parts.length > 0 && section("Parts", buttons(parts.map((part) => part.id))),
    users.length > 0 && section("Referred to by", buttons(users)),
  ];
}

const buttons = (ids) => h("ul", { class: "plain" }, ids.map((id) => h("li", {}, elementButton(id))));

/** What the lists say about the element. */
function aboutSections(id) {
  return LISTS.flatMap((list) => {
    const items = list.items().filter((item) => list.subjects(item).some((subject) => concerns(subject, id)));
    return items.length ? [section(list.title, h("ul", { class: "plain" }, items.map((item) =>
      h("li", {}, h("button", { class: "link", onclick: () => showItem(list, item) },
        list.heading(item))))))] : [];
  });
}
