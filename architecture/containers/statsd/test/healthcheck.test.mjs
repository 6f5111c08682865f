import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import net from "node:net";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

const script = fileURLToPath(new URL("../healthcheck.mjs", import.meta.url));

/** The exit code of the health check against a management port that behaves as `onCommand` says. */
async function check(onCommand) {
  const server = net.createServer((socket) => {
    socket.on("error", () => {});
    socket.on("data", (data) => onCommand(socket, data.toString()));
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const child = spawn(process.execPath, [script], {
    env: { MGMT_PORT: String(server.address().port) }, stdio: "ignore",
  });
  const [code] = await once(child, "exit");
  await new Promise((resolve) => server.close(resolve));
  return code;
}

test("up is healthy", async () => {
  assert.equal(await check((socket, command) => {
    socket.write(command === "health\n" ? "health: up\n" : "ERROR\n");
  }), 0);
});

test("an answer in pieces is read to its end", async () => {
  assert.equal(await check((socket) => {
    socket.write("health");
    setTimeout(() => socket.write(": up\n"), 20);
  }), 0);
});

test("down, an error, silence and a closed connection are unhealthy", async () => {
  for (const behaviour of [
    (socket) => socket.write("health: down\n"),
    (socket) => socket.write("ERROR\n"),
    (socket) => socket.end(),
    () => {},
  ]) {
    assert.equal(await check(behaviour), 1);
  }
});

test("nobody listening is unhealthy", async () => {
  const child = spawn(process.execPath, [script], { env: { MGMT_PORT: "1" }, stdio: "ignore" });
  assert.deepEqual(await once(child, "exit"), [1, null]);
});
