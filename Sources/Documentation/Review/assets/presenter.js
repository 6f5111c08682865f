// Presenting: the sheet alone, a caption below it, and the arrow keys.

/** What is shown one after another: the sheets, the flows on theirs, then the failures. */
function slides() {
  const environment = state.environment;
  return [
    ...sheetsOf(environment).filter((sheet) => !isOfFlow(sheet) && !isOfFailure(sheet))
      .map((sheet) => ({ kind: "about", id: null, sheet })),
    ...flowsIn(environment).map((flow) => ({ kind: "flow", id: flow.id, sheet: sheetForFlow(flow) })),
    ...failuresIn(environment).map((failure) => ({ kind: "failure", id: failure.id, sheet: networkSheet(environment) })),
  ];
}

function slideNow(all = slides()) {
  const index = all.findIndex((slide) => slide.kind === state.kind && slide.id === state.id
    && (slide.kind !== "about" || slide.sheet === state.sheet));
  return Math.max(0, index);
}

function toSlide(index, step = 0) {
  const all = slides();
  if (index < 0 || index >= all.length) return;
  stopPlaying();
  const slide = all[index];
  go({ ...slide, way: "", step: step < 0 ? Math.max(0, stepsOf(slide.kind === "flow" ? flowsIn(state.environment).find((flow) => flow.id === slide.id) : null, "").length - 1) : step });
}

/** On by one: the next hop of a flow, else the next slide. */
function advance(by) {
  if (state.kind === "flow" && toStep(state.step + by)) return;
  toSlide(slideNow() + by, by < 0 ? -1 : 0);
}

function present() {
  const all = slides();
  if (!all.length) return;
  const isSlide = all.some((slide) => slide.kind === state.kind && slide.id === state.id);
  go(isSlide ? { presenting: true } : { ...all.find((slide) => slide.sheet === state.sheet) ?? all[0], presenting: true });
  stage.focus();
}

function stopPresenting() {
  stopPlaying();
  if (document.fullscreenElement) document.exitFullscreen();
  go({ presenting: false });
}

function caption() {
  const box = $("#caption");
  const wasHidden = box.hidden;
  box.hidden = !state.presenting;
  document.body.classList.toggle("is-presenting", state.presenting);
  if (!state.presenting) {
    box.replaceChildren();
    if (!wasHidden) requestAnimationFrame(() => fit());
    return;
  }
  const all = slides();
  const now = slideNow(all);
  const environment = model.environments[state.environment].title;
  const [heading, text] =
    state.kind === "flow" ? flowCaption()
    : state.kind === "failure" ? [`${failureNow()?.title} fails`, failureSummary()]
    : [state.sheet?.title, model.summary];
  box.replaceChildren(
    h("div", {}, h("h2", {}, heading), h("p", {}, text)),
    h("div", { class: "caption-tools" },
      h("span", { class: "muted" }, `${environment} · ${now + 1} of ${all.length}`),
      h("button", { class: "icon", "aria-label": "Back", onclick: () => advance(-1) }, h("i", { class: "i-back" })),
      h("button", { class: "icon", "aria-label": "Forward", onclick: () => advance(1) }, h("i", { class: "i-next" })),
      h("button", { class: "icon", "aria-label": "End the presentation", onclick: stopPresenting }, h("i", { class: "i-close" }))),
  );
  if (wasHidden || rendered.kind !== state.kind || rendered.id !== state.id) requestAnimationFrame(() => fit());
}

/** The flow with the part that is played, and the sentence of the step. */
function flowCaption() {
  const flow = flowNow();
  const step = stepsOf(flow)[state.step];
  return step ? [[flow.title, partOf(step)].filter(Boolean).join(" · "), `${step.number}. ${step.hop.text}`] : [flow?.title, ""];
}

function failureSummary() {
  const impacts = impactsOf(failureNow());
  return LEVELS.map((level) => [level, impacts.filter(([, other]) => other === level).length])
    .filter(([, count]) => count)
    .map(([level, count]) => `${plural(count, "flow")} ${count === 1 && level === "survives" ? "survives" : LEVEL_WORDS[level]}`)
    .join(", ") + ".";
}
