import http from "node:http";

/**
 * The web server: `/` answers visitors, `/health` answers load balancers and the container's own
 * health check. Visits are reported as a counter and a timing, health checks are not.
 *
 * Health says whether this process can serve. It does not depend on StatsD: restarting every task
 * because metrics are away would turn a small failure into a large one.
 */
export function createServer({ client, environment, isStopping }) {
  const server = http.createServer((request, response) => {
    const started = performance.now();
    const path = request.url.split("?", 1)[0];

    if (request.method !== "GET" && request.method !== "HEAD") {
      response.setHeader("Allow", "GET, HEAD");
      return answer(response, 405, { error: "method not allowed" });
    }
    if (path === "/health") {
      return isStopping()
        ? answer(response, 503, { status: "stopping" })
        : answer(response, 200, { status: "ok" });
    }

    response.on("finish", () => {
      client.counter("app.requests");
      client.timing("app.response_time", performance.now() - started);
    });
    return path === "/"
      ? answer(response, 200, { service: "app", environment })
      : answer(response, 404, { error: "not found" });
  });
  // Longer than the idle timeout of the load balancer (60 s), which otherwise may reuse a
  // connection just as it is being closed here and answer 502.
  server.keepAliveTimeout = 65_000;
  return server;
}

function answer(response, status, body) {
  response.writeHead(status, {
    "Content-Type": "application/json",
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
  });
  response.end(`${JSON.stringify(body)}\n`);
}
