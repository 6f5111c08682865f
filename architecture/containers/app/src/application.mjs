import { once } from "node:events";

import { Reporter } from "./reporter.mjs";
import { createServer } from "./server.mjs";
import { StatsDClient } from "./statsd-client.mjs";

/**
 * Starts the web server and the reports.
 *
 * @returns `stop()`, which finishes open requests, sends the last metrics and resolves.
 */
export async function startApplication(settings, log) {
  let stopping = false;
  const client = new StatsDClient({ ...settings.statsd, log });
  const reporter = new Reporter({ client, interval: settings.reportInterval });
  const server = createServer({
    client, environment: settings.environment, isStopping: () => stopping,
  });

  server.listen(settings.http.port, settings.http.host);
  await once(server, "listening");
  reporter.start();
  log("info", "started", {
    environment: settings.environment, statsd: settings.statsd, http: server.address(),
  });

  return async function stop() {
    if (stopping) return;
    stopping = true;
    reporter.stop();
    const closed = once(server, "close");
    server.close();
    server.closeIdleConnections();
    await closed;
    // After the last request, so that its metrics are among those sent.
    await reporter.report();
    await client.close();
    log("info", "stopped", {});
  };
}
