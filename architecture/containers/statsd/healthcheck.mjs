// The container's health check: asks StatsD's management port, which answers "health: up".
// On loopback and without a shell, so the port need not be open to the network.
import net from "node:net";

const socket = net.connect({ host: "127.0.0.1", port: Number(process.env.MGMT_PORT ?? 8126) });
let answer = "";

function leave(code, reason) {
  if (reason !== undefined) console.error(reason);
  process.exitCode = code;
  socket.destroy();
}

socket.setTimeout(2000, () => leave(1, "no answer within 2 seconds"));
socket.on("connect", () => socket.write("health\n"));
socket.on("data", (data) => {
  answer += data;
  if (!answer.includes("\n")) return;
  if (answer.startsWith("health: up")) leave(0);
  else leave(1, answer.trim());
});
socket.on("error", (error) => leave(1, error.message));
socket.on("end", () => { if (!answer.includes("\n")) leave(1, "closed without an answer"); });
