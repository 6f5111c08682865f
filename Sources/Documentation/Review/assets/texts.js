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
