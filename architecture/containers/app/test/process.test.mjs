import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import http from "node:http";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

import { freePort, startReceiver, until } from "./support.mjs";

const source = (name) => fileURLToPath(new URL(`../src/${name}`, import.meta.url));

function run(script, variables) {
  const child = spawn(process.execPath, [source(script)], {
    env: variables, stdio: ["ignore", "pipe", "pipe"],
  });
  const output = { text: "" };
  child.stdout.on("data", (data) => { output.text += data; });
  child.stderr.on("data", (data) => { output.text += data; });
  return { child, output };
}

async function startApp(overrides = {}) {
  const receiver = await startReceiver();
  const port = await freePort();
  const variables = {
    NODE_ENV: "development", STATSD_HOST: "127.0.0.1", STATSD_PORT: String(receiver.port),
    HOST: "127.0.0.1", PORT: String(port), REPORT_INTERVAL_MS: "100", ...overrides,
  };
  const { child, output } = run("main.mjs", variables);
  await until(() => output.text.includes('"started"'), "the start", 5000);
  return { receiver, port, variables, child, output };
}

function get(port, path, options = {}) {
  return new Promise((resolve, reject) => {
    http.get({ host: "127.0.0.1", port, path, agent: false, ...options }, (response) => {
      let body = "";
      response.on("data", (data) => { body += data; });
      response.on("end", () => resolve({ status: response.statusCode, body }));
    }).on("error", reject);
  });
}

test("reports a timing, a counter and a gauge at every interval", async () => {
  const { receiver, child } = await startApp();
  try {
    const heartbeats = () => receiver.lines().filter((line) => line === "app.heartbeats:1|c");
    await until(() => heartbeats().length >= 3, "three reports", 5000);
    const lines = receiver.lines();
    assert(lines.some((line) => /^app\.event_loop_delay:[0-9.]+\|ms$/.test(line)));
    assert(lines.some((line) => /^app\.resident_memory:[1-9][0-9]+\|g$/.test(line)));
  } finally {
    child.kill("SIGKILL");
    await receiver.close();
  }
});

test("answers visitors and health checks, and counts visitors only", async () => {
  const { receiver, port, child } = await startApp();
  try {
    const visit = await get(port, "/");
    assert.equal(visit.status, 200);
    assert.deepEqual(JSON.parse(visit.body), { service: "app", environment: "development" });
    assert.equal((await get(port, "/nothing")).status, 404);
    assert.equal((await get(port, "/", { method: "POST" })).status, 405);
    assert.deepEqual(await get(port, "/health"), { status: 200, body: '{"status":"ok"}\n' });
    const requests = () => receiver.lines().filter((line) => line === "app.requests:1|c");
    await until(() => requests().length === 2, "two requests counted");
    assert(receiver.lines().some((line) => /^app\.response_time:[0-9.]+\|ms$/.test(line)));
  } finally {
    child.kill("SIGKILL");
    await receiver.close();
  }
});

test("the health check agrees with the server", async () => {
  const { receiver, variables, child } = await startApp();
  const healthy = run("healthcheck.mjs", variables).child;
  assert.deepEqual(await once(healthy, "exit"), [0, null]);
  child.kill("SIGKILL");
  await once(child, "exit");
  const unhealthy = run("healthcheck.mjs", variables).child;
  assert.deepEqual(await once(unhealthy, "exit"), [1, null]);
  await receiver.close();
});

test("SIGTERM sends the last metrics and leaves with 0", async () => {
  // The interval is far longer than the test: what arrives is the report of the stop.
  const { receiver, port, child, output } = await startApp({ REPORT_INTERVAL_MS: "60000" });
  assert.equal((await get(port, "/")).status, 200);
  child.kill("SIGTERM");
  assert.deepEqual(await once(child, "exit"), [0, null], output.text);
  await until(() => receiver.received.length === 1, "the last report");
  const last = receiver.received[0].split("\n");
  assert(last.includes("app.requests:1|c"));
  assert(last.includes("app.heartbeats:1|c"));
  assert(last.some((line) => line.startsWith("app.resident_memory:")));
  await receiver.close();
});

test("SIGTERM lets an open connection without a request go", async () => {
  const { receiver, port, child } = await startApp();
  const agent = new http.Agent({ keepAlive: true });
  await get(port, "/", { agent });
  const asked = performance.now();
  child.kill("SIGTERM");
  assert.deepEqual(await once(child, "exit"), [0, null]);
  assert(performance.now() - asked < 5000);
  agent.destroy();
  await receiver.close();
});

test("a bad environment stops the start with 78 and every problem named", async () => {
  const { child, output } = run("main.mjs", { NODE_ENV: "staging", STATSD_PORT: "none" });
  assert.deepEqual(await once(child, "exit"), [78, null]);
  const { level, problems } = JSON.parse(output.text.trim());
  assert.equal(level, "error");
  assert.equal(problems.length, 3);
});

test("a StatsD that cannot be found does not stop the app", async () => {
  const { receiver, port, child, output } = await startApp({ STATSD_HOST: "statsd.invalid" });
  await until(() => output.text.includes("StatsD host not found"), "the warning", 30_000);
  assert.equal((await get(port, "/health")).status, 200);
  child.kill("SIGKILL");
  await receiver.close();
});
