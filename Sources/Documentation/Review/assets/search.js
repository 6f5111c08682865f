// Search over everything that has a name, an identity or an address.

const search = { input: $("#search"), list: $("#results"), hits: [], active: -1 };

function searchable() {
  const environment = state.environment;
  const entries = sheetsOf(environment).map((sheet) => ({
    text: sheet.title, note: "sheet", weight: 3, run: () => go({ sheet, kind: "about", id: null }),
  }));
  for (const flow of flowsIn(environment)) {
    entries.push({ text: flow.title, note: "flow", weight: 2, run: () => playFlow(flow) });
  }
  for (const list of LISTS) {
    for (const item of list.items()) {
      entries.push({
        text: list.heading(item), note: list.title.toLowerCase(), weight: 0,
        run: () => showItem(list, item),
      });
    }
  }
  for (const element of model.elements) {
    if (!isIn(element, environment)) continue;
    entries.push({
      text: element.title, note: element.id, id: element.id, weight: isDrawn(element.id, environment) ? 2 : 1,
      more: () => [element.type, addressIn(element, environment), ...factsIn(element, environment).map(([, value]) => plainText(value))]
        .filter(Boolean).join("\n").toLowerCase(),
      run: () => showElement(element.id),
    });
  }
  return entries;
}

/** The entries that have every word, the best first. */
function find(query) {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  if (!words.length) return [];
  const hits = [];
  for (const entry of searchable()) {
    const text = entry.text.toLowerCase();
    const note = entry.note.toLowerCase();
    let score = entry.weight;
    let more = null;
    for (const word of words) {
      if (text.startsWith(word) || note === word) score += 9;
      else if (text.includes(word)) score += 6;
      else if (note.includes(word)) score += 5;
      else if (entry.more && (more ??= entry.more()).includes(word)) score += 1;
      else { score = -1; break; }
    }
    if (score >= 0) hits.push({ ...entry, score });
  }
  return hits.sort((a, b) => b.score - a.score).slice(0, 12);
}

function listHits() {
  search.hits = find(search.input.value);
  search.active = search.hits.length ? 0 : -1;
  const isOpen = search.input.value.trim() !== "" && document.activeElement === search.input;
  search.list.hidden = !isOpen;
  search.input.setAttribute("aria-expanded", String(isOpen));
  search.list.replaceChildren(...search.hits.map((hit, index) => h("li", {
    role: "option", id: `hit-${index}`, "aria-selected": String(index === search.active),
    onpointerdown: (event) => { event.preventDefault(); choose(index); },
  }, h("span", {}, hit.text), h("small", {}, hit.note))));
  if (isOpen && !search.hits.length) search.list.append(h("li", { class: "muted", role: "option", "aria-disabled": "true" }, "Nothing found"));
  activate(search.active);
}

function activate(index) {
  search.active = index;
  $$("[role=option]", search.list).forEach((option, place) => option.setAttribute("aria-selected", String(place === index)));
  if (index >= 0) {
    search.input.setAttribute("aria-activedescendant", `hit-${index}`);
    $(`#hit-${index}`)?.scrollIntoView({ block: "nearest" });
  } else search.input.removeAttribute("aria-activedescendant");
}

function choose(index) {
  const hit = search.hits[index];
  if (!hit) return;
  search.input.value = "";
  search.input.blur();
  listHits();
  hit.run();
  panel.focus({ preventScroll: true });
}

function listenToSearch() {
  search.input.addEventListener("input", listHits);
  search.input.addEventListener("focus", listHits);
  search.input.addEventListener("blur", listHits);
  search.input.addEventListener("keydown", (event) => {
    const last = search.hits.length - 1;
    switch (event.key) {
      case "ArrowDown": activate(Math.min(last, search.active + 1)); break;
      case "ArrowUp": activate(Math.max(0, search.active - 1)); break;
      case "Enter": choose(search.active); break;
      case "Escape": search.input.value = ""; search.input.blur(); break;
      default: return;
    }
    event.preventDefault();
    event.stopPropagation();
  });
}
