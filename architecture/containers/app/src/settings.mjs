import { isIP } from "node:net";

const environments = ["development", "uat", "production"];

/** Every problem of the environment at once, so that one failed start is enough to mend it. */
export class SettingsError extends Error {
  constructor(problems) {
    super(`invalid environment:\n${problems.map((problem) => `  - ${problem}`).join("\n")}`);
    this.name = "SettingsError";
    this.problems = problems;
  }
}

/**
 * Reads the settings from environment variables.
 *
 * | variable             | meaning                                   | default   |
 * | -------------------- | ----------------------------------------- | --------- |
 * | `NODE_ENV`           | `development`, `uat` or `production`      | required  |
 * | `STATSD_HOST`        | host name or address of StatsD            | required  |
 * | `STATSD_PORT`        | UDP port of StatsD                        | `8125`    |
 * | `HOST`               | address the web server listens on         | `0.0.0.0` |
 * | `PORT`               | TCP port the web server listens on        | `8080`    |
 * | `REPORT_INTERVAL_MS` | time between two reports, in milliseconds | `5000`    |
 *
 * @throws {SettingsError} naming every variable that is missing or malformed.
 */
export function readSettings(variables) {
  const problems = [];

  const environment = variables.NODE_ENV;
  if (!environments.includes(environment)) {
    problems.push(`NODE_ENV is ${quoted(environment)}, expected one of ${environments.join(", ")}`);
  }

  const settings = {
    environment,
    statsd: {
      host: hostNamed("STATSD_HOST", variables, undefined, problems),
      port: integerNamed("STATSD_PORT", variables, 8125, { least: 1, most: 65535 }, problems),
    },
    http: {
      host: hostNamed("HOST", variables, "0.0.0.0", problems),
      port: integerNamed("PORT", variables, 8080, { least: 1, most: 65535 }, problems),
    },
    reportInterval: integerNamed(
      "REPORT_INTERVAL_MS", variables, 5000, { least: 100, most: 60000 }, problems),
  };

  if (problems.length > 0) throw new SettingsError(problems);
  return settings;
}

function hostNamed(name, variables, fallback, problems) {
  const value = variables[name] ?? fallback;
  const label = "[A-Za-z0-9_]([A-Za-z0-9_-]{0,61}[A-Za-z0-9_])?";
  const hostName = new RegExp(`^${label}(\\.${label})*\\.?$`);
  const isHost = (text) => isIP(text) !== 0 || (text.length <= 254 && hostName.test(text));
  if (value === undefined || !isHost(value)) {
    problems.push(`${name} is ${quoted(value)}, expected a host name or an address`);
  }
  return value;
}

function integerNamed(name, variables, fallback, { least, most }, problems) {
  const text = variables[name];
  if (text === undefined) return fallback;
  const value = /^[0-9]{1,9}$/.test(text) ? Number(text) : NaN;
  if (!(value >= least && value <= most)) {
    problems.push(`${name} is ${quoted(text)}, expected an integer from ${least} to ${most}`);
  }
  return value;
}

function quoted(value) {
  return value === undefined ? "not set" : JSON.stringify(value);
}
