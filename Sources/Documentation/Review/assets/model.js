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
