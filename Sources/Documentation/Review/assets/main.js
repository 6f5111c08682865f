// Puts the page together and listens to the keyboard.

const themes = ["auto", "light", "dark"];
let theme = "auto";

// MARK: Light and dark

/** Every rule for dark screens, in the page's styles and in those of the sheets. */
function darkRules(rules = [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules])) {
  return rules.flatMap((rule) => [
    ...(rule instanceof CSSMediaRule && /prefers-color-scheme:\s*dark/.test(rule.media.mediaText) ? [rule] : []),
    ...(rule.cssRules ? darkRules([...rule.cssRules]) : []),
  ]);
}
const dark = darkRules().map((rule) => ({ media: rule.media, auto: rule.media.mediaText }));

function setTheme(name) {
  theme = name;
  for (const { media, auto } of dark) {
    media.mediaText = { dark: "screen", light: "not all", auto: `screen and ${auto}` }[name];
  }
  document.documentElement.style.colorScheme = name === "auto" ? "light dark" : name;
  document.documentElement.dataset.theme = name;
  $("#theme-button").setAttribute("aria-label", { auto: "Theme: as the system has it", light: "Theme: light", dark: "Theme: dark" }[name]);
}

/** The other of light and dark than what is seen now. */
function toggleTheme() {
  const isDark = theme === "dark" || (theme === "auto" && matchMedia("(prefers-color-scheme: dark)").matches);
  setTheme(isDark ? "light" : "dark");
  announce(isDark ? "Light" : "Dark");
}

// MARK: Contents

function contents() {
  const environment = state.environment;
  const entry = (text, isCurrent, run, note) => h("li", {}, h("button", {
    "aria-current": isCurrent ? "true" : null, onclick: () => { closeMenu(); run(); },
  }, h("span", {}, text), note && h("small", {}, note)));
  const group = (heading, ...items) => h("section", {}, h("h2", {}, heading), h("ul", {}, items));
  const groups = [
    group("Sheets", sheetsOf(environment).filter((sheet) => !isOfFlow(sheet) && !isOfFailure(sheet)).map((sheet) =>
      entry(sheet.title, sheet === state.sheet, () => go({ sheet })))),
  ];
  const lists = LISTS.filter((list) => model[list.kind].length);
  if (lists.length) {
    groups.push(group("Review", lists.map((list) =>
      entry(list.title, state.kind === list.kind, () => go({ kind: list.kind, id: "" }), String(list.items().length)))));
  }
  const flows = flowsIn(environment);
  if (flows.length) {
    groups.push(group("Flows", flows.map((flow) =>
      entry([h("i", { class: `dot ${flow.state}`, "aria-hidden": "true" }), flow.title, flow.state !== "arrives" && h("span", { class: "unseen" }, `, ${STATE_WORDS[flow.state]}`)],
        state.kind === "flow" && state.id === flow.id, () => playFlow(flow)))));
  }
  const failures = failuresIn(environment);
  if (failures.length) {
    groups.push(group("What if it fails", failures.map((failure) =>
      entry(failure.title, state.kind === "failure" && state.id === failure.id, () => showFailure(failure)))));
  }
  $("#contents").replaceChildren(...groups);
}

function environmentButtons() {
  const now = model.environments[state.environment].name;
  $("#environments").replaceChildren(...places.map((place) => (environmentOf(place.name) < 0
    ? h("a", { href: addressAt(place), onclick: (event) => { event.currentTarget.href = addressAt(place); } }, place.title)
    : h("button", { "aria-pressed": String(place.name === now), onclick: () => goToEnvironment(place) }, place.title))));
}

function closeMenu() {
  document.body.classList.remove("has-menu");
  $("#menu-button").setAttribute("aria-expanded", "false");
}

function toggleMenu() {
  const isOpen = document.body.classList.toggle("has-menu");
  $("#menu-button").setAttribute("aria-expanded", String(isOpen));
  if (isOpen) $("#contents button")?.focus();
}

// MARK: Everything that follows from the state

let rendered = {};

function render() {
  const focused = document.activeElement?.closest("#contents, #environments");
  const place = focused ? $$("button, a", focused).indexOf(document.activeElement) : -1;
  environmentButtons();
  contents();
  if (focused) $$("button, a", focused)[place]?.focus();
  document.documentElement.dataset.environment = model.environments[state.environment].name;
  figures.forEach((figure, index) =>
    figure.classList.toggle("is-printed", model.sheets[index].in.includes(state.environment)));
  showSheet(state.sheet?.index ?? -1);
  const isNew = rendered.kind !== state.kind || rendered.id !== state.id;
  if (state.kind !== "about") document.body.classList.remove("is-plain");
  const list = listOf(state.kind);
  if (state.kind !== "flow") stopPlaying();
  caption();
  if (state.kind === "element") elementPanel(state.id);
  else if (state.kind === "flow") flowPanel();
  else if (state.kind === "failure") failurePanel();
  else if (list) listPanel(list);
  else aboutPanel();
  marks(isNew);
  if (isNew) $$("#contents [aria-current=true]").at(-1)?.scrollIntoView({ block: "nearest" });
  if (state.kind === "flow" && (isNew || rendered.step !== state.step)) announce(stepSentence());
  else if (state.kind === "failure" && isNew) announce(failureSummary());
  else if (rendered.environment !== undefined && (rendered.environment !== state.environment || rendered.sheet !== state.sheet)) {
    announce(`${state.sheet?.title ?? ""}, ${model.environments[state.environment].title}`);
  }
  rendered = { ...state };
}

function marks(isNew) {
  if (state.kind === "flow") return flowMarks();
  if (state.kind === "failure") return failureMarks();
  const subjects = state.kind === "element" ? [state.id]
    : listOf(state.kind)?.items().filter((item) => listOf(state.kind).key(item) === state.id)
      .flatMap((item) => listOf(state.kind).subjects(item)) ?? [];
  const boxes = subjects.map((id) => boxNear(id)).filter(Boolean);
  mark(boxes.map((box) => ({ box, kind: "selected" })));
  if (isNew) reveal(boxes.map(frameOf));
}

// MARK: Keyboard

const KEYS = [
  ["Tab", "to the sheet, then arrows from element to element, Enter for its facts"],
  ["/", "search"],
  ["← →", "previous and next hop of a flow"],
  ["Space", "plays a flow, and pauses it"],
  ["p", "presents: arrows step on and back, ↑ ↓ go from slide to slide"],
  ["e", "next environment"],
  ["[ ]", "previous and next sheet"],
  ["+ − 0", "zoom in, zoom out, fit"],
  ["Shift + arrows", "move the sheet"],
  ["d", "dark or light"],
  ["f", "full screen"],
  ["?", "this list"],
  ["Esc", "close, leave"],
];

function helpDialog() {
  const dialog = $("#help");
  dialog.replaceChildren(
    $("h2", dialog),
    h("table", {}, h("tbody", {}, KEYS.map(([keys, meaning]) => h("tr", {}, h("th", { scope: "row" }, h("kbd", {}, keys)), h("td", {}, meaning))))),
    h("button", { class: "primary", onclick: () => dialog.close() }, "Close"),
  );
  dialog.showModal();
}

function fullScreen() {
  if (document.fullscreenElement) document.exitFullscreen();
  else document.documentElement.requestFullscreen?.();
}

function nextEnvironment() {
  const now = places.findIndex((place) => environmentOf(place.name) === state.environment);
  goToEnvironment(places[(now + 1) % places.length]);
}

function nextSheet(step) {
  const sheets = sheetsOf(state.environment);
  const next = sheets[sheets.indexOf(state.sheet) + step];
  if (next) go({ sheet: next });
}

function onKey(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || $("#help").open) return;
  const isTyping = event.target.matches?.("input, textarea, select");
  if (isTyping) return;
  if (event.shiftKey && event.key.startsWith("Arrow") && stage.contains(document.activeElement)) {
    const [dx, dy] = { ArrowLeft: [80, 0], ArrowRight: [-80, 0], ArrowUp: [0, 80], ArrowDown: [0, -80] }[event.key];
    panBy(dx, dy, { smooth: true });
  } else if (state.presenting && presenterKey(event)) {
    // done
  } else if (!sheetKey(event)) {
    const isButton = event.target.matches?.("button, a");
    switch (event.key) {
      case "ArrowRight": case "ArrowLeft":
        if (state.kind !== "flow") return;
        stopPlaying();
        toStep(state.step + (event.key === "ArrowRight" ? 1 : -1));
        break;
      case " ":
        if (state.kind !== "flow" || isButton) return;
        togglePlaying();
        break;
      case "p": present(); break;
      case "/": search.input.focus(); break;
      case "+": case "=": zoomBy(1.3, undefined, undefined, { smooth: true }); break;
      case "-": zoomBy(1 / 1.3, undefined, undefined, { smooth: true }); break;
      case "0": fit({ smooth: true }); break;
      case "e": nextEnvironment(); break;
      case "]": nextSheet(1); break;
      case "[": nextSheet(-1); break;
      case "d": toggleTheme(); break;
      case "f": fullScreen(); break;
      case "?": helpDialog(); break;
      case "Escape":
        if (document.body.classList.contains("has-menu")) closeMenu();
        else if (state.kind !== "about") closePanel();
        break;
      default: return;
    }
  }
  event.preventDefault();
}

function presenterKey(event) {
  switch (event.key) {
    case "ArrowRight": case "PageDown": case " ": advance(1); return true;
    case "ArrowLeft": case "PageUp": advance(-1); return true;
    case "ArrowDown": toSlide(slideNow() + 1); return true;
    case "ArrowUp": toSlide(slideNow() - 1); return true;
    case "Home": toSlide(0); return true;
    case "End": toSlide(slides().length - 1); return true;
    case "Escape": case "p": stopPresenting(); return true;
    default: return false;
  }
}

// MARK: Start

setTheme("auto");
listenToPointers();
listenToSearch();
$("#theme-button").addEventListener("click", toggleTheme);
$("#help-button").addEventListener("click", helpDialog);
$("#present-button").addEventListener("click", present);
$("#menu-button").addEventListener("click", toggleMenu);
$("#zoom-in").addEventListener("click", () => zoomBy(1.3, undefined, undefined, { smooth: true }));
$("#zoom-out").addEventListener("click", () => zoomBy(1 / 1.3, undefined, undefined, { smooth: true }));
$("#zoom-fit").addEventListener("click", () => fit({ smooth: true }));
document.addEventListener("keydown", onKey);
addEventListener("popstate", () => { readAddress(); render(); });
addEventListener("hashchange", () => { if (location.hash !== address()) { readAddress(); render(); } });
addEventListener("beforeprint", () => figures.forEach(complete));
if (innerWidth < 900) document.body.classList.add("is-plain");
readAddress();
render();
