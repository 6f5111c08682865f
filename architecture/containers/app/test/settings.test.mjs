import assert from "node:assert/strict";
import { test } from "node:test";

import { readSettings, SettingsError } from "../src/settings.mjs";

const valid = { NODE_ENV: "production", STATSD_HOST: "statsd.metrics.internal" };

test("defaults fill in what is not set", () => {
  assert.deepEqual(readSettings(valid), {
    environment: "production",
    statsd: { host: "statsd.metrics.internal", port: 8125 },
    http: { host: "0.0.0.0", port: 8080 },
    reportInterval: 5000,
  });
});

test("every variable is read", () => {
  assert.deepEqual(
    readSettings({
      NODE_ENV: "uat", STATSD_HOST: "10.0.0.7", STATSD_PORT: "9125", HOST: "127.0.0.1",
      PORT: "3000", REPORT_INTERVAL_MS: "250",
    }),
    {
      environment: "uat",
      statsd: { host: "10.0.0.7", port: 9125 },
      http: { host: "127.0.0.1", port: 3000 },
      reportInterval: 250,
    });
});

for (const [name, value] of [
  ["NODE_ENV", undefined], ["NODE_ENV", ""], ["NODE_ENV", "prod"],
  ["STATSD_HOST", undefined], ["STATSD_HOST", ""], ["STATSD_HOST", "stats d"],
  ["STATSD_HOST", "http://statsd"], ["STATSD_HOST", "-statsd"], ["STATSD_HOST", "statsd:8125"],
  ["STATSD_PORT", ""], ["STATSD_PORT", "0"], ["STATSD_PORT", "65536"], ["STATSD_PORT", "8125x"],
  ["STATSD_PORT", "-1"], ["STATSD_PORT", "1e3"], ["PORT", "http"], ["HOST", "a b"],
  ["REPORT_INTERVAL_MS", "99"], ["REPORT_INTERVAL_MS", "60001"],
]) {
  test(`${name}=${JSON.stringify(value)} is refused by name`, () => {
    assert.throws(() => readSettings({ ...valid, [name]: value }), (error) => {
      assert(error instanceof SettingsError);
      assert.equal(error.problems.length, 1);
      assert.match(error.problems[0], new RegExp(`^${name} is `));
      return true;
    });
  });
}

test("all problems are reported at once", () => {
  assert.throws(() => readSettings({ STATSD_PORT: "x" }), (error) => {
    assert.deepEqual(error.problems.map((problem) => problem.split(" ")[0]),
      ["NODE_ENV", "STATSD_HOST", "STATSD_PORT"]);
    return true;
  });
});
