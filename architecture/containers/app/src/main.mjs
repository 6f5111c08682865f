import { startApplication } from "./application.mjs";
import { readSettings, SettingsError } from "./settings.mjs";

// ECS kills a task 30 seconds after asking it to stop. Leave well before, in order.
const stopDeadline = 10_000;

/** One JSON object per line, which CloudWatch Logs Insights reads field by field. */
function log(level, message, fields) {
  process.stdout.write(
    `${JSON.stringify({ time: new Date().toISOString(), level, message, ...fields })}\n`);
}

async function main() {
  const stop = await startApplication(readSettings(process.env), log);
  for (const signal of ["SIGTERM", "SIGINT"]) {
    process.on(signal, () => {
      log("info", "stopping", { signal });
      setTimeout(() => {
        log("error", "requests still open, leaving", {});
        process.exit(1);
      }, stopDeadline).unref();
      stop().then(() => process.exit(0));
    });
  }
}

main().catch((error) => {
  log("error", error.message, error instanceof SettingsError ? { problems: error.problems } : {});
  // 78 is EX_CONFIG of sysexits: trying again with the same environment cannot help.
  process.exitCode = error instanceof SettingsError ? 78 : 1;
});
