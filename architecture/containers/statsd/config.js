// The configuration of StatsD, as one expression: StatsD evaluates this file.
//
// GRAPHITE_HOST (required) and GRAPHITE_PORT (2003) say where to flush. StatsD opens a connection
// for every flush, so the host is looked up every time and a moved Graphite is found again.
(() => {
  const environment = process.env;
  const problems = [];

  const host = environment.GRAPHITE_HOST;
  if (!/^[A-Za-z0-9_]([A-Za-z0-9_.:-]*[A-Za-z0-9_.])?$/.test(host ?? "")) {
    problems.push("GRAPHITE_HOST must be a host name or an address");
  }
  const portText = environment.GRAPHITE_PORT ?? "2003";
  const port = /^[0-9]{1,5}$/.test(portText) ? Number(portText) : 0;
  if (port < 1 || port > 65535) {
    problems.push("GRAPHITE_PORT must be an integer from 1 to 65535");
  }
  if (problems.length > 0) throw new Error(`invalid environment: ${problems.join("; ")}`);

  return {
    // Where metrics arrive.
    servers: [{ server: "./servers/udp", address: "0.0.0.0", port: 8125 }],

    // Management (the health check asks it) can delete metrics and has no password.
    mgmt_address: "127.0.0.1",
    mgmt_port: 8126,

    // Graphite keeps one value per key and slot, the last that is written. So the interval equals
    // the finest retention in graphite/conf/storage-schemas.conf, and only one StatsD may run:
    // a second one would overwrite the first one's sums, not add to them.
    flushInterval: 10000,
    backends: ["./backends/graphite"],
    graphiteHost: host,
    graphitePort: port,
    graphiteProtocol: "text",
    graphite: {
      // stats.counters.<key>.count instead of stats_counts.<key> beside stats.<key>: every key
      // below one prefix, to which the schemas and the aggregation rules of Graphite refer.
      legacyNamespace: false,
      globalPrefix: "stats",
      prefixCounter: "counters",
      prefixTimer: "timers",
      prefixGauge: "gauges",
      prefixSet: "sets",
    },
    // StatsD's metrics of itself, below the same prefix.
    prefixStats: "statsd",

    // A key that nobody sends any more gets no value rather than zero or, for gauges, the last
    // value for ever: on a graph "silent" must look different from "nothing happened".
    deleteIdleStats: true,

    percentThreshold: [95, 99],

    // The configuration is part of the image; a change is a deployment.
    automaticConfigReload: false,
    debug: false,
    dumpMessages: false,
  };
})()
