// Written by Tools/embed-review from the files in assets/. Do not edit.
// swift-format-ignore-file

/// The page of the review without its content, its programs and its styles.
enum ReviewAssets {
  /// `page.html`.
  static let page = ###"""
<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src {{script hashes}}{{script sources}}; img-src data:; base-uri 'none'; form-action 'none'">
<title>{{page title}} · design review</title>
<meta name="description" content="{{summary}}">
<link rel="icon" href="data:,">
<script>document.documentElement.classList.add("has-program");</script>
<style>
{{styles}}
</style>
</head>
<body>
<a class="skip" href="#stage">Skip to the sheet</a>
<header class="bar">
<button class="icon only-narrow" id="menu-button" aria-controls="contents" aria-expanded="false" aria-label="Contents"><i class="i-menu"></i></button>
<h1>{{title}}</h1>
<div class="environments" id="environments" role="group" aria-label="Environment">{{environments}}</div>
<div class="search" role="search">
<input id="search" type="search" role="combobox" placeholder="Search" aria-label="Search elements, sheets and flows" aria-expanded="false" aria-controls="results" aria-autocomplete="list" autocomplete="off" spellcheck="false">
<ul id="results" role="listbox" aria-label="Results" hidden></ul>
</div>
<div class="tools">
<button class="icon" id="theme-button" aria-label="Dark or light"><i class="i-theme"></i></button>
<button class="icon" id="help-button" aria-label="Keys and help"><i class="i-help"></i></button>
<button class="primary" id="present-button">Present</button>
</div>
</header>
<nav class="contents" id="contents" aria-label="Contents"></nav>
<main class="stage" id="stage" tabindex="-1" aria-label="Sheet">
<svg class="symbols" width="0" height="0" aria-hidden="true"><defs>
{{symbols}}
</defs></svg>
<div class="sheets" id="sheets">
{{sheets}}
</div>
<div class="zoom" role="group" aria-label="Zoom">
<button class="icon" id="zoom-in" aria-label="Zoom in"><i class="i-plus"></i></button>
<button class="icon" id="zoom-out" aria-label="Zoom out"><i class="i-minus"></i></button>
<button class="icon" id="zoom-fit" aria-label="Fit the sheet"><i class="i-fit"></i></button>
</div>
<div class="caption" id="caption" hidden></div>
</main>
<aside class="panel" id="panel" aria-label="Details" tabindex="-1"></aside>
<p class="unseen" id="live" role="status" aria-live="polite"></p>
<dialog class="help" id="help" aria-labelledby="help-title"><h2 id="help-title">Keys</h2></dialog>
<script type="application/json" id="model">{{data}}</script>
{{files}}<script>
(() => {
"use strict";
{{program}}
})();
</script>
</body>
</html>
"""###

  /// `review.css`.
  static let style = ###"""
/* The page around the sheets: quiet, so that colour belongs to the pictures. */

:root {
  --paper: #FFFFFF;
  --chrome: #F7F7F5;
  --text: #16191F;
  --faint: #565D66;
  --line: #DCDEE1;
  --hover: #ECEDEB;
  --accent: #0B57D0;
  --on-accent: #FFFFFF;
  --accent-wash: #E6EEFB;
  --good: #17663A;
  --bad: #B3261E;
  --weak: #8A5300;
  --shade: 0 6px 24px rgb(0 0 0 / 14%);
  --mono: ui-monospace, "SF Mono", SFMono-Regular, Menlo, Consolas, "Liberation Mono", monospace;
  color-scheme: light dark;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #0F1419;
    --chrome: #151B22;
    --text: #E8EDF2;
    --faint: #A3AEBA;
    --line: #2C3641;
    --hover: #202932;
    --accent: #8AB4F8;
    --on-accent: #0B1B33;
    --accent-wash: #1B2B44;
    --good: #7BD89A;
    --bad: #FF8A80;
    --weak: #F5B95F;
    --shade: 0 6px 24px rgb(0 0 0 / 50%);
  }
}

* { box-sizing: border-box; }
html { height: 100%; }
body {
  margin: 0;
  background: var(--paper);
  color: var(--text);
  font: 14px/1.5 -apple-system, "Segoe UI", "Helvetica Neue", Helvetica, Arial, "Liberation Sans", sans-serif;
  -webkit-text-size-adjust: 100%;
}
h1, h2, h3, h4, p, ul, ol, dl, dd, figure { margin: 0; padding: 0; }
button, input, select { font: inherit; color: inherit; }
button { background: none; border: 0; padding: 0; text-align: start; cursor: pointer; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
code, .code { font-family: var(--mono); font-size: 12px; overflow-wrap: anywhere; }
kbd {
  font: 12px/1 var(--mono);
  padding: 2px 5px;
  border: 1px solid var(--line);
  border-radius: 4px;
  background: var(--paper);
  white-space: nowrap;
}
.unseen, .skip:not(:focus) {
  position: absolute;
  width: 1px;
  height: 1px;
  overflow: hidden;
  clip-path: inset(50%);
  white-space: nowrap;
}
.skip:focus { position: fixed; top: 8px; left: 8px; z-index: 9; padding: 8px 12px; background: var(--paper); }
.muted { color: var(--faint); }
/* No words are smaller than 12 pixels. */
small { font-size: 12px; }
.symbols { position: absolute; }

/* Without its program the page is the sheets, one after another. */
html:not(.has-program) :is(.bar .environments:empty, .search, .tools, .contents, .panel, .zoom) { display: none; }
html:not(.has-program) .sheet svg { max-width: 100%; height: auto; }
/* A part that sheets share is coloured by what is around it, as it is where the program put a copy. */
.lost-zone { --public-fill: var(--lost-zone); --private-fill: var(--lost-zone); }
.sheet figcaption, .elsewhere { padding: 12px 20px; }
.has-program .sheet figcaption { display: none; }

/* The frame: bar on top, contents at the left, details at the right, the sheet between them. */
.has-program body {
  height: 100dvh;
  display: grid;
  grid-template: "bar bar bar" 52px "contents stage panel" minmax(0, 1fr) / 224px minmax(0, 1fr) 356px;
  overflow: hidden;
}
.has-program body.is-plain { grid-template-columns: 224px minmax(0, 1fr) 0; }
.is-plain .panel { display: none; }

.bar {
  grid-area: bar;
  display: flex;
  align-items: center;
  gap: 16px;
  padding: 0 16px;
  background: var(--chrome);
  border-bottom: 1px solid var(--line);
}
.bar h1 { font-size: 16px; font-weight: 650; letter-spacing: -.01em; white-space: nowrap; overflow: hidden; text-overflow: ellipsis; }
.environments { display: flex; gap: 2px; padding: 2px; border-radius: 8px; background: var(--hover); }
.environments :is(button, a) { padding: 3px 12px; border-radius: 6px; color: var(--faint); text-decoration: none; white-space: nowrap; }
.environments button[aria-pressed=true] { background: var(--paper); color: var(--text); font-weight: 600; box-shadow: 0 1px 2px rgb(0 0 0 / 16%); }
.tools { display: flex; align-items: center; gap: 4px; }
.primary { padding: 5px 14px; border-radius: 8px; background: var(--text); color: var(--paper); font-weight: 600; margin-inline-start: 6px; }

.icon { display: grid; place-items: center; width: 34px; height: 34px; border-radius: 8px; flex: none; }
.icon:hover, .link:hover { background: var(--hover); }
.icon i { width: 18px; height: 18px; background: currentcolor; mask: var(--shape) center / contain no-repeat; }
.i-menu { --shape: url("data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 18 18' fill='none' stroke='%23000' stroke-width='1.6' stroke-linecap='round'%3E%3Cpath d='M3 5h12M3 9h12M3 13h12'/%3E%3C/svg%3E"); }
.i-theme { --shape: url("data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 18 18' fill='none' stroke='%23000' stroke-width='1.6'%3E%3Ccircle cx='9' cy='9' r='6'/%3E%3Cpath fill='%23000' d='M9 3v12a6 6 0 0 0 0-12z'/%3E%3C/svg%3E"); }
.i-help { --shape: url("data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 18 18' fill='none' stroke='%23000' stroke-width='1.6' stroke-linecap='round'%3E%3Cpath d='M6.3 6.6a2.8 2.8 0 1 1 4.4 2.3c-1 .7-1.7 1.2-1.7 2.3M9 14v.2'/%3E%3C/svg%3E"); }
.i-plus { --shape: url("data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 18 18' fill='none' stroke='%23000' stroke-width='1.6' stroke-linecap='round'%3E%3Cpath d='M9 3.5v11M3.5 9h11'/%3E%3C/svg%3E"); }
.i-minus { --shape: url("data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 18 18' fill='none' stroke='%23000' stroke-width='1.6' stroke-linecap='round'%3E%3Cpath d='M3.5 9h11'/%3E%3C/svg%3E"); }
.i-fit { --shape: url("data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 18 18' fill='none' stroke='%23000' stroke-width='1.6' stroke-linecap='round'%3E%3Cpath d='M3 6.5V3h3.5M11.5 3H15v3.5M15 11.5V15h-3.5M6.5 15H3v-3.5'/%3E%3C/svg%3E"); }
.i-play { --shape: url("data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 18 18'%3E%3Cpath d='M5 3.2v11.6L14.5 9z'/%3E%3C/svg%3E"); }
.i-pause { --shape: url("data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 18 18'%3E%3Cpath d='M4.5 3.5h3v11h-3zM10.5 3.5h3v11h-3z'/%3E%3C/svg%3E"); }
.i-next { --shape: url("data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 18 18' fill='none' stroke='%23000' stroke-width='1.8' stroke-linecap='round' stroke-linejoin='round'%3E%3Cpath d='M7 4l5 5-5 5'/%3E%3C/svg%3E"); }
.i-back { --shape: url("data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 18 18' fill='none' stroke='%23000' stroke-width='1.8' stroke-linecap='round' stroke-linejoin='round'%3E%3Cpath d='M11 4L6 9l5 5'/%3E%3C/svg%3E"); }
.i-first { --shape: url("data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 18 18' fill='none' stroke='%23000' stroke-width='1.8' stroke-linecap='round' stroke-linejoin='round'%3E%3Cpath d='M13 4L8 9l5 5M4.5 4v10'/%3E%3C/svg%3E"); }
.i-close { --shape: url("data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 18 18' fill='none' stroke='%23000' stroke-width='1.6' stroke-linecap='round'%3E%3Cpath d='M4.5 4.5l9 9M13.5 4.5l-9 9'/%3E%3C/svg%3E"); }

/* Search */
.search { position: relative; flex: 1; max-width: 420px; margin-inline-start: auto; }
.search input {
  width: 100%;
  padding: 6px 12px;
  border: 1px solid var(--line);
  border-radius: 8px;
  background: var(--paper);
}
.search input::placeholder { color: var(--faint); opacity: 1; }
#results {
  position: absolute;
  inset: calc(100% + 6px) 0 auto 0;
  z-index: 5;
  max-height: 60vh;
  overflow: auto;
  padding: 4px;
  list-style: none;
  background: var(--paper);
  border: 1px solid var(--line);
  border-radius: 10px;
  box-shadow: var(--shade);
}
#results li { padding: 6px 10px; border-radius: 6px; cursor: pointer; }
#results li[aria-selected=true] { background: var(--accent-wash); }
#results span { display: block; }
#results small { display: block; color: var(--faint); font: 12px/1.4 var(--mono); overflow-wrap: anywhere; }

/* Contents */
.contents { grid-area: contents; overflow: auto; padding: 16px 10px 24px; background: var(--chrome); border-inline-end: 1px solid var(--line); }
.contents section + section { margin-top: 20px; }
.contents h2, .kicker {
  font-size: 12px;
  font-weight: 600;
  color: var(--faint);
  letter-spacing: .01em;
}
.contents h2 { padding: 0 8px 4px; }
.contents ul { list-style: none; }
.contents button {
  display: flex;
  gap: 8px;
  align-items: baseline;
  width: 100%;
  padding: 4px 8px;
  border-radius: 6px;
  line-height: 1.35;
}
.contents button > span { flex: 1; min-width: 0; overflow-wrap: break-word; }
.contents button > span:has(.dot) { padding-inline-start: 15px; text-indent: -15px; }
.contents button small { color: var(--faint); font-size: 12px; font-variant-numeric: tabular-nums; }
.contents button:hover { background: var(--hover); }
.contents button[aria-current=true] { background: var(--accent-wash); font-weight: 600; }

/* The sheet */
.stage { grid-area: stage; position: relative; overflow: hidden; background: var(--paper); outline-offset: -2px; }
.has-program .sheets { position: absolute; inset: 0; touch-action: none; cursor: grab; user-select: none; }
.has-program .sheets.is-dragged { cursor: grabbing; }
.has-program .sheet { display: none; position: absolute; inset: 0; }
.has-program .sheet.is-shown { display: block; }
.has-program .sheet svg { position: absolute; left: 0; top: 0; transform-origin: 0 0; overflow: visible; }
.sheet svg.smooth { transition: transform .28s cubic-bezier(.2, .7, .2, 1); }
.sheet [data-id] { cursor: pointer; }
.sheet [data-id]:focus { outline: none; }
.sheet [data-id]:focus-visible { outline: 3px solid var(--accent); outline-offset: 3px; }
.zoom {
  position: absolute;
  right: 14px;
  bottom: 14px;
  display: flex;
  background: var(--paper);
  border: 1px solid var(--line);
  border-radius: 10px;
}

/* Marks: no rectangle or line of the sheet's own style applies to them. */
.marks { pointer-events: none; }
.marks .mark { fill: none; stroke: var(--accent); stroke-width: 2.5; vector-effect: non-scaling-stroke; }
.marks .selected { stroke-width: 3; }
.marks .mask-on { fill: #FFF; }
.marks .mask-off { fill: #000; }
.marks .past { stroke-width: 1.5; }
.marks .rule { stroke-width: 1.5; stroke-dasharray: 3 2; }
.marks .line { stroke-width: 3; }
.marks .line.past { stroke-width: 2; stroke-opacity: .6; }
.marks .line.hop { stroke-dasharray: 7 5; animation: flow .9s linear infinite; }
@keyframes flow { to { stroke-dashoffset: -24; } }
@media (prefers-reduced-motion: reduce) { .marks .line.hop { animation: none; } }
.marks .lost { stroke: var(--bad); stroke-width: 3; }
.marks .weak { stroke: var(--weak); stroke-width: 2.5; stroke-dasharray: 6 3; }
.marks .gone { stroke: var(--bad); stroke-width: 1.5; stroke-dasharray: 2 3; }
.sheet [data-gone] { filter: grayscale(1); opacity: .25; }
.marks .mark-badge { fill: var(--accent); stroke: var(--paper); stroke-width: 1.5; }
.marks .mark-badge.past { fill: var(--paper); stroke: var(--accent); }
.marks .mark-number { fill: var(--accent); font-size: 11px; font-weight: 700; text-anchor: middle; dominant-baseline: central; }
.marks .mark-badge:not(.past) + .mark-number { fill: var(--on-accent); }
.marks .veil { fill: var(--paper); fill-opacity: .68; stroke: none; }

/* Details */
.panel { grid-area: panel; position: relative; overflow: auto; padding: 20px 22px 40px; background: var(--chrome); border-inline-start: 1px solid var(--line); outline-offset: -2px; }
.panel .close { position: sticky; top: -16px; z-index: 2; float: right; margin: -8px -10px 0 4px; background: var(--chrome); }
.panel h2 { font-size: 21px; line-height: 1.25; font-weight: 650; letter-spacing: -.015em; margin: 2px 0 10px; overflow-wrap: anywhere; }
.panel h3 { font-size: 14px; font-weight: 650; margin-bottom: 6px; }
.panel h4 { font-size: 12px; font-weight: 600; color: var(--faint); margin-bottom: 4px; }
.panel section { margin-top: 22px; }
.panel section section { margin-top: 10px; }
.panel .chips { margin: 10px 0; }
.panel .prose { display: grid; gap: 8px; }
.panel .lead { font-size: 15px; margin-bottom: 12px; }
.panel .notice { padding: 8px 12px; margin-bottom: 12px; border-inline-start: 3px solid var(--weak); background: var(--paper); }
.panel dl > div { display: grid; grid-template-columns: minmax(88px, 34%) minmax(0, 1fr); gap: 12px; padding: 4px 0; border-top: 1px solid var(--line); }
.panel dt { color: var(--faint); overflow-wrap: anywhere; }
.panel dd { overflow-wrap: anywhere; line-height: 1.5; }
.panel dd.block { white-space: pre-wrap; }
.panel ul { list-style: none; }
.causes > li + li { border-top: 1px solid var(--line); }
.causes p { padding-top: 4px; }
.panel .plain li, .panel .rules li { padding: 4px 0; }
.panel .rules li { border-top: 1px solid var(--line); }
.link {
  color: var(--accent);
  text-decoration: underline;
  text-decoration-color: color-mix(in srgb, currentcolor 35%, transparent);
  text-underline-offset: 3px;
  border-radius: 3px;
  font: inherit;
  overflow-wrap: anywhere;
}
.chips { display: flex; flex-wrap: wrap; gap: 6px; }
.chip { padding: 3px 12px; border: 1px solid var(--line); border-radius: 99px; background: var(--paper); }
.chip[aria-pressed=true] { border-color: var(--accent); background: var(--accent-wash); }

.entries > li { border-top: 1px solid var(--line); }
.entry { display: flex; flex-direction: column; gap: 1px; width: 100%; padding: 9px 0; line-height: 1.4; }
.entry:hover span:last-child { text-decoration: underline; text-underline-offset: 3px; }
.entry[aria-expanded=true] { font-weight: 600; }
.entry-body { padding: 0 0 14px; display: grid; gap: 8px; }
.state { font-size: 12px; font-weight: 600; color: var(--faint); }
.state:is(.error, .refuted, .stops, .broken) { color: var(--bad); }
.state:is(.warning, .degrades, .unknown) { color: var(--weak); }
.state:is(.proved, .survives, .arrives) { color: var(--good); }

.dot { display: inline-block; width: 7px; height: 7px; margin-inline-end: 8px; border-radius: 50%; vertical-align: 1px; background: var(--faint); }
.dot.arrives { background: var(--good); }
.dot.stops { background: var(--bad); }
.dot.unknown { background: var(--weak); }

/* Flows */
.player { display: flex; align-items: center; gap: 2px; position: sticky; top: -20px; z-index: 1; margin: 8px -22px 0; padding: 4px 14px; background: var(--chrome); border-bottom: 1px solid var(--line); }
.player .muted { margin-inline-start: 8px; font-variant-numeric: tabular-nums; }
.icon:disabled { opacity: .35; cursor: default; background: none; }
.steps { list-style: none; }
.step { display: grid; grid-template-columns: 26px minmax(0, 1fr); gap: 8px; width: 100%; padding: 7px 8px; border-radius: 8px; line-height: 1.45; margin-inline-start: -8px; color: var(--faint); }
.step:hover { background: var(--hover); }
.step[aria-current] { background: var(--accent-wash); color: var(--text); }
.number { display: inline-grid; place-items: center; width: 22px; height: 22px; border-radius: 11px; border: 1px solid var(--line); font-size: 12px; font-variant-numeric: tabular-nums; }
.step[aria-current] .number { background: var(--accent); border-color: var(--accent); color: var(--on-accent); }
.state.big { font-size: 14px; }

/* Presenting */
.has-program body.is-presenting { grid-template: "stage" minmax(0, 1fr) / minmax(0, 1fr); }
.is-presenting :is(.bar, .contents, .panel, .zoom) { display: none; }
.caption {
  position: absolute;
  inset: auto 0 0 0;
  display: flex;
  gap: 32px;
  justify-content: space-between;
  align-items: flex-start;
  min-height: 128px;
  padding: 18px 28px 20px;
  background: var(--chrome);
  border-top: 1px solid var(--line);
}
.caption[hidden] { display: none; }
.caption h2 { font-size: 15px; font-weight: 600; color: var(--faint); margin-bottom: 4px; }
.caption p { font-size: 22px; line-height: 1.36; letter-spacing: -.01em; max-width: 62em; text-wrap: pretty; }
.caption-tools { display: flex; align-items: center; gap: 4px; flex: none; }
.caption-tools .muted { margin-inline-end: 10px; white-space: nowrap; font-variant-numeric: tabular-nums; }

/* Keys */
.help { border: 1px solid var(--line); border-radius: 14px; padding: 24px 28px; background: var(--paper); color: var(--text); max-width: min(560px, 92vw); box-shadow: var(--shade); }
.help::backdrop { background: rgb(0 0 0 / 45%); }
.help h2 { font-size: 20px; margin-bottom: 10px; }
.help table { border-collapse: collapse; margin-bottom: 16px; }
.help th { text-align: start; font-weight: 400; padding: 4px 18px 4px 0; vertical-align: top; white-space: nowrap; }
.help td { padding: 4px 0; }
.help .primary { margin: 0; }

.only-narrow { display: none; }

/* Narrow: contents in a drawer, details as a sheet from below. */
@media (max-width: 1100px) {
  .has-program body { grid-template-columns: 200px minmax(0, 1fr) 320px; }
  .has-program body.is-plain { grid-template-columns: 200px minmax(0, 1fr) 0; }
}
@media (max-width: 899px) {
  .only-narrow { display: grid; }
  .has-program body, .has-program body.is-plain {
    grid-template: "bar" auto "stage" minmax(0, 1fr) "panel" auto / minmax(0, 1fr);
  }
  .bar { flex-wrap: wrap; gap: 6px 8px; padding: 8px 10px; }
  .bar h1 { flex: 1; }
  .tools .primary { display: none; }
  .environments { order: 2; }
  .environments :is(button, a) { padding: 5px 9px; }
  .search { order: 3; flex: 1 1 110px; margin: 0; }
  .contents { display: none; grid-area: stage; z-index: 4; width: min(320px, 86vw); box-shadow: var(--shade); }
  .has-menu .contents { display: block; }
  .contents button { padding: 8px; }
  .panel { max-height: 48dvh; border-inline-start: 0; border-top: 1px solid var(--line); border-radius: 14px 14px 0 0; padding: 16px 18px 28px; box-shadow: var(--shade); }
  .caption { flex-direction: column-reverse; align-items: stretch; gap: 6px; min-height: 0; padding: 8px 16px 16px; }
  .caption p { font-size: 17px; }
  .caption-tools .muted { margin-inline-end: auto; }
}

/* On paper: each sheet of the chosen environment on a page of its own. */
@media print {
  @page { size: A4 landscape; margin: 10mm; }
  :root { color-scheme: light; }
  html, body, .has-program body { display: block; height: auto; overflow: visible; background: #FFF; }
  .skip, .bar, .contents, .panel, .zoom, .caption, .unseen, .help, .marks { display: none !important; }
  .stage, .has-program .sheets, .has-program .sheet { position: static; overflow: visible; background: none; }
  .has-program .sheet { display: none; }
  .sheet, .has-program .sheet.is-printed { display: block; break-inside: avoid; }
  html:not(.has-program) .sheet ~ .sheet, .sheet.is-printed ~ .sheet.is-printed { break-before: page; }
  .has-program .sheet figcaption { display: none; }
  .sheet svg, .has-program .sheet svg { display: block; position: static; transform: none !important; width: 277mm !important; height: 189mm !important; }
}
"""###

  /// The programs, one after another.
  static let program = ###"""
// Small helpers: making nodes, speaking to screen readers.

const $ = (selector, root = document) => root.querySelector(selector);
const $$ = (selector, root = document) => [...root.querySelectorAll(selector)];

/** An HTML element; attributes that are null or false are left out, `on…` are listeners. */
function h(name, attributes = {}, ...children) {
  const node = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (key.startsWith("on")) node.addEventListener(key.slice(2), value);
    else node.setAttribute(key, value === true ? "" : value);
  }
  node.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false));
  return node;
}

/** An SVG element. */
function s(name, attributes = {}, ...children) {
  const node = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
  node.append(...children);
  return node;
}

/** Lets a screen reader say a sentence. */
function announce(text) {
  $("#live").textContent = text;
}

const plural = (count, word) => `${count} ${word}${count === 1 ? "" : "s"}`;
const capital = (text) => text.charAt(0).toUpperCase() + text.slice(1);

/** How words of types are written that are names or abbreviations. */
const WRITTEN = {
  acl: "ACL", appautoscaling: "Application Auto Scaling", cloudwatch: "CloudWatch", dns: "DNS", ec2: "", ecr: "ECR", ecs: "ECS",
  efs: "EFS", eip: "Elastic IP address", iam: "IAM", kms: "KMS", lb: "load balancer", nat: "NAT", networkfirewall: "Network Firewall",
  s3: "S3", secretsmanager: "Secrets Manager", sns: "SNS", vpc: "VPC", wafv2: "WAF",
};

/** `aws_vpc_endpoint` reads `VPC endpoint`. */
const typeWords = (type) => type.replace(/^aws_/, "").split("_").map((word) => WRITTEN[word] ?? word).filter(Boolean).join(" ")
  .replace("Firewall firewall", "Firewall");

// What a large page has in files beside it: each hands its texts over before this runs.

/** The texts by name. One that is cut goes on in the next file. */
const texts = new Map();
for (const [name, text] of Object.values(self.reviewFiles ?? {}).flat()) {
  texts.set(name, (texts.get(name) ?? "") + text);
}

const missing = $$("script[src]").map((script) => script.getAttribute("src")).filter((file) => !self.reviewFiles?.[file]);
if (missing.length) {
  $("#sheets").prepend(h("p", { class: "elsewhere" }, `Not found beside this page: ${missing.join(", ")}.`));
  document.documentElement.classList.remove("has-program");
  throw new Error(`not found beside the page: ${missing.join(", ")}`);
}
delete self.reviewFiles;

/** The text of that name, which is not needed again. */
function take(name) {
  const text = texts.get(name);
  texts.delete(name);
  return text;
}

if (texts.has("shared")) $(".symbols defs").insertAdjacentHTML("beforeend", take("shared"));

// What the page knows: the island of JSON, and what follows from it.

/**
 * The value in which each part that occurs more than once is a number, its place in a table, and each
 * object the list of its values under the number of its shape: the names of its members.
 */
function unshared({ shapes, table, value }) {
  const made = [];
  const whole = (part) => {
    if (typeof part === "number") return (made[part] ??= whole(table[part]));
    if (typeof part === "string" && part[0] === "~") return part[1] === "~" ? part.slice(1) : Number(part.slice(1));
    if (Array.isArray(part)) return part.map(whole);
    if (part && typeof part === "object") {
      const [[shape, values]] = Object.entries(part);
      return Object.fromEntries(shapes[shape].map((name, place) => [name, whole(values[place])]));
    }
    return part;
  };
  return whole(value);
}

const model = unshared(JSON.parse(take("data") ?? $("#model").textContent));
for (const list of ["sheets", "elements", "flows", "failures", "findings", "requirements", "decisions"]) {
  model[list] ??= [];
}
model.sheets.forEach((sheet, index) => { sheet.index = index; });

const elements = new Map(model.elements.map((element) => [element.id, element]));
/** A component is drawn as the resource that stands for it. */
const standsFor = new Map(model.elements.filter((element) => element.primary).map((element) => [element.primary, element]));

const title = (id) => elements.get(id)?.title ?? id;
const isIn = (record, environment) => !record.in || record.in.includes(environment);

/** The value of an environment, where `values` holds one for all or one for each. */
const valueIn = (values, environment) => (values.length === 1 ? values[0] : values[environment]);
const addressIn = (element, environment) => {
  const address = Array.isArray(element.address) ? element.address[environment] : element.address;
  return address && (element.module ?? "") + address;
};

const factsIn = (element, environment) =>
  (element.facts ?? [])
    .map(([name, ...values]) => [name, valueIn(values, environment)])
    .filter(([, value]) => value !== null && value !== undefined);
const rulesIn = (element, environment) =>
  (element.rules ?? [])
    .map(([id, ...values]) => [id, valueIn(values, environment)])
    .filter(([, value]) => value !== null && value !== undefined);

/** The identities in a text of runs. */
const mentioned = (runs) => (Array.isArray(runs) ? runs.filter(Array.isArray).map((run) => run[0]) : []);
const plainText = (runs) =>
  Array.isArray(runs) ? runs.map((run) => (Array.isArray(run) ? run[1] ?? title(run[0]) : run)).join("") : (runs ?? "");

const outgoing = new Map();
const incoming = new Map();
for (const element of model.elements) {
  const targets = new Set((element.facts ?? []).flatMap(([, ...values]) => values.flatMap(mentioned)));
  outgoing.set(element.id, targets);
  for (const target of targets) {
    if (!incoming.has(target)) incoming.set(target, new Set());
    incoming.get(target).add(element.id);
  }
}

/** The tables and groups whose rules say what the element may do: itself, or what it uses. */
function ruleHolders(id) {
  const uses = [...(outgoing.get(id) ?? [])];
  for (const other of incoming.get(id) ?? []) {
    if (elements.get(other)?.type?.endsWith("_association")) uses.push(...outgoing.get(other));
  }
  return [...new Set([id, ...uses])].filter((holder) => elements.get(holder)?.rules);
}

/** The component that the element is or belongs to, then what that belongs to. */
function owners(element) {
  const chain = [];
  let owner = element.owner && elements.get(element.owner);
  while (owner && !chain.includes(owner)) {
    chain.push(owner);
    owner = owner.owner && elements.get(owner.owner);
  }
  return chain;
}

/** Whether a record about `subject` is about the element: about it, or about what it stands for. */
function concerns(subject, id) {
  if (!subject) return false;
  const names = [id, standsFor.get(id)?.id, elements.get(id)?.primary].filter(Boolean);
  return names.includes(subject);
}

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
"""###
}
