// The container's health check: succeeds when the web server answers 200. A script rather than
// curl, so that the image needs neither a shell nor a second program.
import http from "node:http";

const request = http.get(
  { host: "127.0.0.1", port: process.env.PORT ?? 8080, path: "/health", timeout: 2000 },
  (response) => {
    response.resume();
    process.exitCode = response.statusCode === 200 ? 0 : 1;
  });
request.on("timeout", () => request.destroy(new Error("no answer within 2 seconds")));
request.on("error", (error) => {
  console.error(error.message);
  process.exitCode = 1;
});
