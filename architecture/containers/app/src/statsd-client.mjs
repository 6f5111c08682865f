import dgram from "node:dgram";
import { lookup as systemLookup } from "node:dns/promises";
import { isIPv6 } from "node:net";

// A datagram that fits an Ethernet frame is never fragmented: 1500 bytes less the IPv6 and UDP
// headers and a little for tunnels, as StatsD's own documentation advises.
const largestDatagram = 1432;

// Metrics that cannot be sent are worth less every second. Past this many the oldest are dropped.
const mostPendingLines = 10_000;

/**
 * Sends metrics to StatsD over UDP.
 *
 * The host is looked up again once its address is older than `addressLifetime`: behind service
 * discovery StatsD changes its address with every deployment, and UDP reports no error by which
 * a stale address could be noticed. When a lookup fails the last known address stays in use.
 */
export class StatsDClient {
  #host;
  #port;
  #lookup;
  #now;
  #addressLifetime;
  #log;
  #address;
  #addressExpires = -Infinity;
  #lookupFailing = false;
  #sockets = new Map();
  #pending = [];
  #sending = Promise.resolve();

  constructor({
    host, port, addressLifetime = 10_000, lookup = systemLookup,
    now = () => performance.now(), log = () => {},
  }) {
    this.#host = host;
    this.#port = port;
    this.#addressLifetime = addressLifetime;
    this.#lookup = lookup;
    this.#now = now;
    this.#log = log;
  }

  /** A duration in milliseconds; StatsD computes mean, bounds and percentiles of an interval. */
  timing(key, milliseconds) {
    this.#append(key, Math.round(milliseconds * 1000) / 1000, "ms");
  }

  /** Adds `count` to what StatsD sums up over an interval. */
  counter(key, count = 1) {
    this.#append(key, count, "c");
  }

  /** Sets a value that holds until the next one. */
  gauge(key, value) {
    // StatsD reads a sign as "change by", so a negative value is a change from zero.
    if (value < 0) this.#append(key, 0, "g");
    this.#append(key, value, "g");
  }

  /** Sends what is pending. Never rejects: losing metrics must not harm the application. */
  flush() {
    this.#sending = this.#sending.then(() => this.#send());
    return this.#sending;
  }

  /** Sends what is pending and releases the socket. */
  async close() {
    await this.flush();
    await Promise.all([...this.#sockets.values()].map((socket) => {
      return new Promise((resolve) => socket.close(resolve));
    }));
    this.#sockets.clear();
  }

  #append(key, value, type) {
    if (!/^[A-Za-z0-9_.-]+$/.test(key)) throw new TypeError(`not a metric key: ${key}`);
    if (!Number.isFinite(value)) throw new RangeError(`${key} is not a finite number: ${value}`);
    if (this.#pending.length >= mostPendingLines) this.#pending.shift();
    this.#pending.push(`${key}:${value}|${type}`);
  }

  async #send() {
    if (this.#pending.length === 0) return;
    const address = await this.#resolve();
    const lines = this.#pending.splice(0);
    if (address === undefined) return;
    const socket = this.#socketFor(address);
    await Promise.all(datagrams(lines).map((datagram) => {
      return new Promise((resolve) => {
        socket.send(datagram, this.#port, address, (error) => {
          if (error) this.#log("warning", "metrics not sent", { reason: error.message });
          resolve();
        });
      });
    }));
  }

  async #resolve() {
    if (this.#now() < this.#addressExpires) return this.#address;
    try {
      this.#address = (await this.#lookup(this.#host)).address;
      this.#addressExpires = this.#now() + this.#addressLifetime;
      this.#lookupFailing = false;
    } catch (error) {
      // Said once per outage, not once per report.
      if (!this.#lookupFailing) {
        this.#log("warning", "StatsD host not found", { host: this.#host, reason: error.message });
      }
      this.#lookupFailing = true;
    }
    return this.#address;
  }

  #socketFor(address) {
    const family = isIPv6(address) ? "udp6" : "udp4";
    let socket = this.#sockets.get(family);
    if (socket === undefined) {
      socket = dgram.createSocket(family);
      socket.on("error", (error) => {
        this.#log("warning", "StatsD socket", { reason: error.message });
      });
      socket.unref();
      this.#sockets.set(family, socket);
    }
    return socket;
  }
}

/** Joins metric lines into as few datagrams as their size allows. */
export function datagrams(lines) {
  const result = [];
  let current = "";
  for (const line of lines) {
    const longer = current === "" ? line : `${current}\n${line}`;
    if (current !== "" && Buffer.byteLength(longer) > largestDatagram) {
      result.push(current);
      current = line;
    } else {
      current = longer;
    }
  }
  if (current !== "") result.push(current);
  return result;
}
