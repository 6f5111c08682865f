import dgram from "node:dgram";
import { once } from "node:events";
import net from "node:net";
import { setTimeout as delay } from "node:timers/promises";

/** A StatsD that only listens: keeps every datagram it receives. */
export async function startReceiver(address = "127.0.0.1", port = 0) {
  const socket = dgram.createSocket("udp4");
  const received = [];
  socket.on("message", (message) => received.push(message.toString()));
  socket.bind(port, address);
  await once(socket, "listening");
  return {
    port: socket.address().port,
    received,
    lines: () => received.flatMap((datagram) => datagram.split("\n")),
    close: () => new Promise((resolve) => socket.close(resolve)),
  };
}

/** Waits until `condition` holds, and fails after two seconds naming `what` was awaited. */
export async function until(condition, what, milliseconds = 2000) {
  const deadline = performance.now() + milliseconds;
  while (!(await condition())) {
    if (performance.now() > deadline) throw new Error(`timed out waiting for ${what}`);
    await delay(10);
  }
}

/** A TCP port that was free a moment ago. */
export async function freePort() {
  const server = net.createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address();
  await new Promise((resolve) => server.close(resolve));
  return port;
}
