// The sheet: pan, zoom, focus, and the marks that are laid over it.

const stage = $("#stage");
if (texts.has("sheet-0")) {
  $("#sheets").replaceChildren(...model.sheets.map((sheet) => h("figure", { class: "sheet", id: `sheet-${sheet.index}` })));
}
const figures = $$(".sheet");
const sheetIndex = figures.map(() => null);
const view = { x: 0, y: 0, scale: 1, width: 1, height: 1, isFitted: true };
let shown = -1;

/**
 * Gives a sheet its drawing, where that is beside the page, copies of its own of the parts that it
 * shares with others, and its texts what they all have in common.
 */
function complete(figure) {
  if ("whole" in figure.dataset) return;
  figure.dataset.whole = "";
  if (texts.has(figure.id)) figure.insertAdjacentHTML("beforeend", take(figure.id));
  for (let uses; (uses = $$('use[href^="#p:"]', figure)).length;) {
    for (const use of uses) {
      const part = document.getElementById(use.getAttribute("href").slice(1)).cloneNode(true);
      part.removeAttribute("id");
      use.replaceWith(part);
    }
  }
}

/**
 * The boxes of a sheet by the identities that they stand for; read when it is first needed. A box
 * that stands for a part of an element is found by the sheet's name for it.
 */
function boxesOf(index) {
  if (sheetIndex[index]) return sheetIndex[index];
  complete(figures[index]);
  const boxes = [];
  const byID = new Map();
  for (const group of $$("svg [data-name]", figures[index])) {
    if (!byID.has(group.dataset.name)) byID.set(group.dataset.name, { group, ids: [group.dataset.name] });
  }
  for (const group of $$("svg [data-id]", figures[index])) {
    // What stands for several elements is a group inside a group for each.
    const only = group.children.length === 1 ? group.children[0] : null;
    if (only?.dataset.id) continue;
    const ids = [group.dataset.id];
    for (let outer = group.parentNode; outer.dataset?.id && outer.children.length === 1; outer = outer.parentNode) {
      ids.unshift(outer.dataset.id);
    }
    if (!$(":scope > title", group)) group.prepend(s("title", {}, ids.join(", ")));
    const box = { group, ids };
    boxes.push(box);
    for (const id of ids) if (!byID.get(id)?.group.dataset.id) byID.set(id, box);
  }
  return (sheetIndex[index] = { boxes, byID });
}

/** The box that shows an element, or the component or resource that stands for it. */
function boxFor(id, index = shown) {
  if (index < 0 || !id) return null;
  const { byID } = boxesOf(index);
  return byID.get(id) ?? byID.get(elements.get(id)?.primary) ?? null;
}

/** The box of an element, else of the innermost component around it that is drawn. */
function boxNear(id, index = shown) {
  return boxFor(id, index)
    ?? owners(elements.get(id) ?? {}).map((owner) => boxFor(owner.id, index)).find(Boolean) ?? null;
}

const named = new Map();

/** What a sheet, or a part that sheets share, names; read without making the sheet. */
function namesIn(key, markup) {
  if (!named.has(key)) {
    const names = new Set();
    named.set(key, names);
    for (const [, name, part] of markup().matchAll(/ data-(?:id|name)="([^"]*)"|<use href="#(p:[^"]*)"/g)) {
      if (name) names.add(name);
      else for (const inner of namesIn(part, () => document.getElementById(part).outerHTML)) names.add(inner);
    }
  }
  return named.get(key);
}

const namesOn = (index) => namesIn(index, () => texts.get(figures[index].id) ?? figures[index].innerHTML);

/** Whether a sheet has a box for an element. */
const draws = (index, id) => Boolean(id) && (namesOn(index).has(id) || namesOn(index).has(elements.get(id)?.primary));

/** Whether it has one for an element, or for a component around it. */
const drawsNear = (index, id) => draws(index, id) || owners(elements.get(id) ?? {}).some((owner) => draws(index, owner.id));

/** What the sheets of an environment name. */
function isDrawn(id, environment) {
  const key = `environment ${environment}`;
  if (!named.has(key)) named.set(key, new Set(sheetsOf(environment).flatMap((sheet) => [...namesOn(sheet.index)])));
  return named.get(key).has(id) || named.get(key).has(elements.get(id)?.primary);
}

function sheetShowing(id) {
  const sheets = sheetsOf(state.environment);
  const candidates = sheets.includes(state.sheet) ? [state.sheet, ...sheets] : sheets;
  return candidates.find((sheet) => draws(sheet.index, id)) ?? null;
}

const sheetsShowing = (id) => sheetsOf(state.environment).filter((sheet) => draws(sheet.index, id));

const drawing = (index = shown) => $("svg", figures[index]);

// MARK: Placing

function place({ smooth = false } = {}) {
  const svg = drawing();
  if (!svg) return;
  svg.classList.toggle("smooth", smooth && !matchMedia("(prefers-reduced-motion: reduce)").matches);
  svg.style.transform = `translate(${view.x}px, ${view.y}px) scale(${view.scale})`;
  svg.style.setProperty("--scale", view.scale);
}

/** How much of the stage is free for the sheet. */
function room() {
  const caption = $("#caption");
  const bottom = caption.hidden ? 0 : caption.offsetHeight;
  return { width: stage.clientWidth, height: stage.clientHeight - bottom };
}

function fit(options) {
  const { width, height } = room();
  const margin = width < 600 ? 8 : 20;
  view.scale = Math.min((width - 2 * margin) / view.width, (height - 2 * margin) / view.height, 2.5);
  view.x = (width - view.width * view.scale) / 2;
  view.y = (height - view.height * view.scale) / 2;
  view.isFitted = true;
  place(options);
}

function zoomBy(factor, x = room().width / 2, y = room().height / 2, options) {
  const scale = Math.min(8, Math.max(0.1, view.scale * factor));
  view.x = x - ((x - view.x) * scale) / view.scale;
  view.y = y - ((y - view.y) * scale) / view.scale;
  view.scale = scale;
  view.isFitted = false;
  place(options);
}

function panBy(dx, dy, options) {
  view.x += dx;
  view.y += dy;
  view.isFitted = false;
  place(options);
}

/** Where a box is on its sheet. */
function frameOf(box) {
  // What leads to the documents is a group of its own inside the box's.
  const own = $(":scope > rect, :scope > g:not([data-id]):not([data-name]) > rect", box.group);
  const rect = (own ?? box.group).getBoundingClientRect();
  const origin = drawing().getBoundingClientRect();
  const scale = origin.width / view.width || 1;
  return {
    x: (rect.left - origin.left) / scale, y: (rect.top - origin.top) / scale,
    width: rect.width / scale, height: rect.height / scale,
  };
}

/** Brings frames into view: as little movement as will do. */
function reveal(frames) {
  if (!frames.length) return;
  const left = Math.min(...frames.map((frame) => frame.x));
  const top = Math.min(...frames.map((frame) => frame.y));
  const right = Math.max(...frames.map((frame) => frame.x + frame.width));
  const bottom = Math.max(...frames.map((frame) => frame.y + frame.height));
  const { width, height } = room();
  const margin = Math.min(60, width / 8);
  const readable = width < 600 ? 0.75 : 0.45;
  if (view.scale < readable) {
    view.scale = Math.min(readable, (width - 2 * margin) / (right - left), (height - 2 * margin) / (bottom - top));
    view.x = width / 2 - ((left + right) / 2) * view.scale;
    view.y = height / 2 - ((top + bottom) / 2) * view.scale;
    view.isFitted = false;
  } else {
    const shift = (low, high, size) => {
      if (high - low > size - 2 * margin) return size / 2 - (low + high) / 2;
      if (low < margin) return margin - low;
      if (high > size - margin) return size - margin - high;
      return 0;
    };
    const dx = shift(left * view.scale + view.x, right * view.scale + view.x, width);
    const dy = shift(top * view.scale + view.y, bottom * view.scale + view.y, height);
    if (view.isFitted) return;
    view.x += dx;
    view.y += dy;
  }
  place({ smooth: true });
}

function showSheet(index) {
  if (index === shown) return;
  shown = index;
  figures.forEach((figure, place) => figure.classList.toggle("is-shown", place === index));
  if (index < 0) return;
  complete(figures[index]);
  const box = drawing().viewBox.baseVal;
  view.width = box.width;
  view.height = box.height;
  prepareFocus(index);
  fit();
}

// MARK: Pointer

const pointers = new Map();
let moved = 0;

function listenToPointers() {
  const sheets = $("#sheets");
  const at = (event) => {
    const origin = stage.getBoundingClientRect();
    return { x: event.clientX - origin.left, y: event.clientY - origin.top };
  };
  sheets.addEventListener("wheel", (event) => {
    event.preventDefault();
    const { x, y } = at(event);
    if (event.shiftKey) return panBy(-(event.deltaX || event.deltaY), 0);
    const delta = event.deltaMode === 1 ? event.deltaY * 16 : event.deltaY;
    zoomBy(Math.exp(-Math.max(-120, Math.min(120, delta)) * (event.ctrlKey ? 0.01 : 0.0025)), x, y);
  }, { passive: false });
  sheets.addEventListener("pointerdown", (event) => {
    if (event.button > 0) return;
    if (pointers.size === 0) moved = 0;
    pointers.set(event.pointerId, at(event));
  });
  sheets.addEventListener("pointermove", (event) => {
    const before = pointers.get(event.pointerId);
    if (!before) return;
    const now = at(event);
    moved += Math.abs(now.x - before.x) + Math.abs(now.y - before.y);
    if (moved > 6 && !sheets.hasPointerCapture(event.pointerId)) sheets.setPointerCapture(event.pointerId);
    const other = [...pointers].find(([id]) => id !== event.pointerId)?.[1];
    pointers.set(event.pointerId, now);
    if (other) {
      const distance = (a, b) => Math.max(1, Math.hypot(a.x - b.x, a.y - b.y));
      const middle = { x: (now.x + other.x) / 2, y: (now.y + other.y) / 2 };
      panBy((now.x - before.x) / 2, (now.y - before.y) / 2);
      zoomBy(distance(now, other) / distance(before, other), middle.x, middle.y);
    } else if (moved > 6) {
      sheets.classList.add("is-dragged");
      panBy(now.x - before.x, now.y - before.y);
    }
  });
  const release = (event) => {
    pointers.delete(event.pointerId);
    if (pointers.size === 0) sheets.classList.remove("is-dragged");
  };
  sheets.addEventListener("pointerup", release);
  sheets.addEventListener("pointercancel", release);
  sheets.addEventListener("click", (event) => {
    if (moved > 6) return;
    const group = event.target.closest?.("[data-id]");
    if (group) open(group.dataset.id);
    else if (state.kind === "element" && !state.presenting) go({ kind: "about", id: null });
  });
  sheets.addEventListener("dblclick", (event) => {
    const { x, y } = at(event);
    zoomBy(1.8, x, y, { smooth: true });
  });
  new ResizeObserver(() => {
    if (shown >= 0 && view.isFitted) fit();
  }).observe(stage);
}

function open(id) {
  if (state.presenting) return;
  showElement(id);
}

// MARK: Keyboard: one tab stop for the sheet, arrows go from element to element

function prepareFocus(index) {
  const { boxes } = boxesOf(index);
  if (boxes[0]?.group.hasAttribute("tabindex")) return;
  boxes.forEach(({ group, ids }, place) => {
    group.setAttribute("tabindex", place === 0 ? "0" : "-1");
    group.setAttribute("role", "button");
    const type = elements.get(ids.at(-1))?.type;
    group.setAttribute("aria-label", ids.map(title).join(", ") + (type ? `, ${typeWords(type)}` : ""));
  });
}

function moveFocus(step) {
  const { boxes } = boxesOf(shown);
  const now = boxes.findIndex(({ group }) => group === document.activeElement);
  const next = typeof step === "string" ? (step === "first" ? 0 : boxes.length - 1)
    : Math.min(boxes.length - 1, Math.max(0, now + step));
  focusBox(boxes[next]);
}

function focusBox(box) {
  if (!box) return;
  for (const { group } of boxesOf(shown).boxes) group.setAttribute("tabindex", group === box.group ? "0" : "-1");
  box.group.focus({ preventScroll: true });
  reveal([frameOf(box)]);
}

/** Keys while an element of the sheet has the focus; true where the key was one of them. */
function sheetKey(event) {
  const group = document.activeElement;
  if (!group?.dataset?.id || !stage.contains(group)) return false;
  switch (event.key) {
    case "ArrowRight": case "ArrowDown": moveFocus(1); return true;
    case "ArrowLeft": case "ArrowUp": moveFocus(-1); return true;
    case "Home": moveFocus("first"); return true;
    case "End": moveFocus("last"); return true;
    case "Enter": case " ": open(group.dataset.id); return true;
    default: return false;
  }
}

// MARK: Marks

/**
 * Lays marks over the sheet. Each: `{ box, kind, number }`, with the kinds `selected`, `hop`, `past`,
 * `rule`, `lost` and `weak`. With a veil, all that is not marked fades.
 */
function mark(marks, { veil = false, lines = [], gone = [] } = {}) {
  const svg = drawing();
  if (!svg) return;
  $(".marks", svg)?.remove();
  for (const group of $$("[data-mark]", svg)) delete group.dataset.mark;
  for (const group of $$("[data-gone]", svg)) delete group.dataset.gone;
  const layer = s("g", { class: "marks", "aria-hidden": "true" });
  const framed = marks.map((item) => ({ ...item, frame: grown(frameOf(item.box), 3) }));
  const page = `M0 0H${view.width}V${view.height}H0Z`;
  if (veil && framed.length) {
    const holes = framed.map(({ frame }) => `M${frame.x} ${frame.y}h${frame.width}v${frame.height}h${-frame.width}z`);
    // Holes that overlap would fill again by the even-odd rule: a mask takes each out for good.
    const mask = s("mask", { id: "veil-mask", maskUnits: "userSpaceOnUse" },
      s("path", { d: page, class: "mask-on" }), ...holes.map((hole) => s("path", { d: hole, class: "mask-off" })));
    layer.append(mask, s("path", { d: page, class: "veil", mask: "url(#veil-mask)" }));
  }
  for (const box of gone) {
    box.group.dataset.gone = "";
    layer.append(s("rect", { ...frameOf(box), class: "mark gone" }));
  }
  for (const line of lines) {
    layer.append(s("path", { d: line.path.getAttribute("d"), class: `mark line ${line.kind}` }));
  }
  for (const item of framed) {
    item.box.group.dataset.mark = item.kind;
    layer.append(s("rect", { ...item.frame, rx: 4, class: `mark ${item.kind}` }));
  }
  for (const { frame, kind, number } of framed) {
    if (!number) continue;
    const text = s("text", { x: frame.x, y: frame.y, class: "mark-number" });
    text.textContent = number;
    layer.append(s("rect", {
      x: frame.x - 10, y: frame.y - 9, width: 20, height: 18, rx: 9, class: `mark-badge ${kind}`,
    }), text);
  }
  svg.append(layer);
}

const grown = ({ x, y, width, height }, by) =>
  ({ x: x - by, y: y - by, width: width + 2 * by, height: height + 2 * by });
