// What is shown is told by the address alone, so every view can be linked to and gone back to.

const state = { environment: 0, sheet: null, kind: "about", id: null, way: "", step: 0, presenting: false };
const KINDS = ["element", "flow", "failure", "findings", "requirements", "decisions"];

const sheetsOf = (environment) => model.sheets.filter((sheet) => sheet.in.includes(environment));

/** Every environment; where each has a page of its own, with that. */
const places = model.pages ?? model.environments;
const environmentOf = (name) => model.environments.findIndex((environment) => environment.name === name);

function readAddress() {
  const query = new URLSearchParams(location.hash.slice(1));
  const elsewhere = model.pages?.find((page) => page.name === query.get("environment"));
  if (elsewhere && environmentOf(elsewhere.name) < 0) location.replace(elsewhere.page + location.hash);
  if (query.has("theme")) setTheme(query.get("theme"));
  state.environment = Math.max(0, environmentOf(query.get("environment")));
  const sheets = sheetsOf(state.environment);
  state.kind = KINDS.find((kind) => query.has(kind)) ?? "about";
  state.id = state.kind === "about" ? null : query.get(state.kind);
  state.way = query.get("way") ?? "";
  state.step = Number(query.get("step") ?? 0);
  state.presenting = query.has("present");
  state.sheet = sheets.find((sheet) => sheet.view === query.get("sheet")) ?? sheetForState() ?? sheets[0] ?? null;
}

/** The sheet for what the address asks for, where it names none. */
function sheetForState() {
  switch (state.kind) {
    case "element": return sheetShowing(state.id);
    case "flow": return flowNow() && sheetForFlow(flowNow(), state.way);
    case "failure": return networkSheet(state.environment);
    default: return null;
  }
}

function address(environment = model.environments[state.environment].name) {
  const query = new URLSearchParams();
  query.set("environment", environment);
  if (state.sheet) query.set("sheet", state.sheet.view);
  if (state.kind !== "about") query.set(state.kind, state.id ?? "");
  if (state.way) query.set("way", state.way);
  if (state.step) query.set("step", state.step);
  if (state.presenting) query.set("present", "");
  return "#" + query.toString();
}

/** What is shown now, in an environment that has another page. */
const addressAt = (place) => place.page + address(place.name) + (theme === "auto" ? "" : `&theme=${theme}`);

/** Shows the same in another environment. */
function goToEnvironment(place) {
  const environment = environmentOf(place.name);
  if (environment >= 0) go({ environment });
  else location.assign(addressAt(place));
}

/** Shows something else; the browser's back button returns. */
function go(patch, { replace = false } = {}) {
  Object.assign(state, patch);
  if (!("way" in patch) && ("id" in patch || "kind" in patch)) state.way = "";
  if (!("step" in patch) && ("id" in patch || "kind" in patch || "way" in patch)) state.step = 0;
  if (!state.sheet?.in.includes(state.environment)) {
    const sheets = sheetsOf(state.environment);
    state.sheet = sheets.find((sheet) => sheet.view === state.sheet?.view) ?? sheets[0] ?? null;
  }
  const next = address();
  if (next !== location.hash) {
    if (replace) history.replaceState(null, "", next);
    else history.pushState(null, "", next);
  }
  render();
}

/** Shows an element on a sheet that draws it: the present one where it does. */
function showElement(id) {
  const sheet = sheetShowing(id) ?? state.sheet;
  go({ kind: "element", id, sheet });
}
