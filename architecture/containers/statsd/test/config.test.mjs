import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import vm from "node:vm";

const source = readFileSync(new URL("../config.js", import.meta.url), "utf8");

/** Evaluates the file as StatsD does, with `env` for an environment. */
function load(env) {
  const context = vm.createContext({ process: { env } });
  return JSON.parse(JSON.stringify(vm.runInContext(`config = ${source}`, context)));
}

test("flushes to the Graphite of the environment", () => {
  const config = load({ GRAPHITE_HOST: "graphite.metrics.internal", GRAPHITE_PORT: "2103" });
  assert.equal(config.graphiteHost, "graphite.metrics.internal");
  assert.equal(config.graphitePort, 2103);
  assert.equal(load({ GRAPHITE_HOST: "10.0.0.9" }).graphitePort, 2003);
});

test("management stays on loopback", () => {
  assert.equal(load({ GRAPHITE_HOST: "g" }).mgmt_address, "127.0.0.1");
});

test("one backend writes, below one prefix", () => {
  const config = load({ GRAPHITE_HOST: "g" });
  assert.deepEqual(config.backends, ["./backends/graphite"]);
  assert.equal(config.graphite.legacyNamespace, false);
  assert.equal(config.graphite.globalPrefix, "stats");
  const prefixes = ["prefixCounter", "prefixTimer", "prefixGauge", "prefixSet"]
    .map((name) => config.graphite[name]);
  assert.equal(new Set([...prefixes, config.prefixStats]).size, 5, "two kinds share a prefix");
});

for (const env of [
  {}, { GRAPHITE_HOST: "" }, { GRAPHITE_HOST: "a b" }, { GRAPHITE_HOST: "http://graphite" },
  { GRAPHITE_HOST: "g", GRAPHITE_PORT: "" }, { GRAPHITE_HOST: "g", GRAPHITE_PORT: "0" },
  { GRAPHITE_HOST: "g", GRAPHITE_PORT: "65536" }, { GRAPHITE_HOST: "g", GRAPHITE_PORT: "x" },
]) {
  test(`refuses ${JSON.stringify(env)}`, () => {
    assert.throws(() => load(env), /invalid environment: GRAPHITE_/);
  });
}
