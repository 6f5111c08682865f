import assert from "node:assert/strict";
import { test } from "node:test";

import { datagrams, StatsDClient } from "../src/statsd-client.mjs";
import { startReceiver, until } from "./support.mjs";

/** Sends what `report` adds to a client and returns the lines that arrived. */
async function linesOf(report) {
  const receiver = await startReceiver();
  const client = new StatsDClient({ host: "127.0.0.1", port: receiver.port });
  try {
    report(client);
    await client.close();
    await until(() => receiver.received.length > 0, "a datagram");
    return receiver.lines();
  } finally {
    await receiver.close();
  }
}

for (const [what, report, expected] of [
  ["timing", (client) => client.timing("app.wait", 12.34567), ["app.wait:12.346|ms"]],
  ["counter", (client) => client.counter("app.visits", 3), ["app.visits:3|c"]],
  ["counter of one", (client) => client.counter("app.visits"), ["app.visits:1|c"]],
  ["gauge", (client) => client.gauge("app.memory", 1048576), ["app.memory:1048576|g"]],
  ["gauge of zero", (client) => client.gauge("app.memory", 0), ["app.memory:0|g"]],
  // "-4|g" alone would mean "four less than before".
  ["negative gauge", (client) => client.gauge("app.t", -4), ["app.t:0|g", "app.t:-4|g"]],
]) {
  test(`packet format: ${what}`, async () => {
    assert.deepEqual(await linesOf(report), expected);
  });
}

test("metrics of one flush share a datagram", async () => {
  const receiver = await startReceiver();
  const client = new StatsDClient({ host: "127.0.0.1", port: receiver.port });
  client.counter("a");
  client.gauge("b", 2);
  await client.close();
  await until(() => receiver.received.length > 0, "a datagram");
  await receiver.close();
  assert.deepEqual(receiver.received, ["a:1|c\nb:2|g"]);
});

test("datagrams never exceed an unfragmented frame and lose no line", () => {
  const lines = Array.from({ length: 500 }, (_, index) => `app.metric_${index}:${index}|c`);
  const packed = datagrams(lines);
  assert(packed.length > 1);
  assert(packed.every((datagram) => Buffer.byteLength(datagram) <= 1432));
  assert.deepEqual(packed.flatMap((datagram) => datagram.split("\n")), lines);
  assert.deepEqual(datagrams([]), []);
});

test("malformed keys and values are refused before they reach the wire", () => {
  const client = new StatsDClient({ host: "127.0.0.1", port: 1 });
  for (const key of ["", "a b", "a:b", "a|b", "a\nb", "a/b"]) {
    assert.throws(() => client.counter(key), TypeError);
  }
  for (const value of [NaN, Infinity, -Infinity]) {
    assert.throws(() => client.gauge("a", value), RangeError);
  }
});

test("the host is looked up again once its address has aged", async () => {
  const first = await startReceiver("127.0.0.2");
  const port = first.port;
  const second = await startReceiver("127.0.0.3", port);
  let time = 0;
  const asked = [];
  const answers = ["127.0.0.2", "127.0.0.3"];
  const client = new StatsDClient({
    host: "statsd.internal", port, addressLifetime: 1000, now: () => time,
    lookup: async (host) => {
      asked.push(host);
      return { address: answers[asked.length - 1] };
    },
  });

  client.counter("first");
  await client.flush();
  time = 999;
  client.counter("still_first");
  await client.flush();
  assert.deepEqual(asked, ["statsd.internal"]);

  time = 1000;
  client.counter("second");
  await client.close();
  assert.deepEqual(asked, ["statsd.internal", "statsd.internal"]);
  await until(() => second.received.length > 0, "a datagram at the new address");
  assert.deepEqual(second.lines(), ["second:1|c"]);
  assert.deepEqual(first.lines(), ["first:1|c", "still_first:1|c"]);
  await first.close();
  await second.close();
});

test("a failing lookup keeps the last address, is said once, and is tried again", async () => {
  const receiver = await startReceiver();
  const logged = [];
  let time = 0;
  let failing = false;
  const client = new StatsDClient({
    host: "statsd.internal", port: receiver.port, addressLifetime: 10, now: () => time,
    log: (level, message) => logged.push(`${level}: ${message}`),
    lookup: async () => {
      if (failing) throw new Error("ENOTFOUND");
      return { address: "127.0.0.1" };
    },
  });
  for (const [name, broken] of Object.entries({ a: false, b: true, c: true, d: false, e: true })) {
    failing = broken;
    time += 100;
    client.counter(name);
    await client.flush();
  }
  await client.close();
  await until(() => receiver.received.length === 5, "five datagrams");
  await receiver.close();
  assert.deepEqual(receiver.lines().map((line) => line[0]), ["a", "b", "c", "d", "e"]);
  assert.deepEqual(logged, Array(2).fill("warning: StatsD host not found"));
});

test("metrics for a host never found are dropped without an error", async () => {
  const client = new StatsDClient({
    host: "nowhere", port: 8125, lookup: async () => { throw new Error("ENOTFOUND"); },
  });
  client.counter("a");
  await client.flush();
  await client.close();
});
