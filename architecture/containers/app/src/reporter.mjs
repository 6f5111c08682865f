import { setImmediate as nextTurn } from "node:timers/promises";

/**
 * Reports the state of the process every `interval` milliseconds: how long work waits for its turn
 * in the event loop (timing), a heartbeat (counter) and the resident memory (gauge).
 *
 * All tasks of the service share the keys. StatsD adds up counters and pools timings; of the
 * gauges it keeps the last, which serves as a sample of one task and never creates a key per task.
 */
export class Reporter {
  #client;
  #interval;
  #timer;

  constructor({ client, interval }) {
    this.#client = client;
    this.#interval = interval;
  }

  start() {
    this.#timer = setInterval(() => this.report(), this.#interval);
  }

  stop() {
    clearInterval(this.#timer);
  }

  async report() {
    const asked = performance.now();
    await nextTurn();
    this.#client.timing("app.event_loop_delay", performance.now() - asked);
    this.#client.counter("app.heartbeats");
    this.#client.gauge("app.resident_memory", process.memoryUsage.rss());
    await this.#client.flush();
  }
}
