import { readConfig } from "./config.ts";
import { createLogger } from "./logging/logger.ts";
import type { Logger } from "./logging/logger.ts";
import { StartUpError } from "./start-up-error.ts";
import { start } from "./start.ts";
import type { Running } from "./start.ts";

// Listens and shuts down. What is said when it cannot start is a sentence on standard error, and exit code 1.
let debug = false;
try {
  const config = readConfig();
  debug = config.logLevel === "debug";
  const logger = await createLogger(config);
  const running = await start(config, logger);
  stopWhenTold(running, logger);
  logger.info(`Paperround listens at ${running.url}/graphql`);
  const { url, mail } = running;
  logger.flush(() => process.send?.({ type: "ready", url, dataDir: config.dataDir, mail }));
} catch (error) {
  console.error(error instanceof StartUpError && !debug ? error.message : error);
  process.exit(1);
}

/** The longest that stopping may take, in milliseconds: the grace of requests and a little more. */
const PATIENCE = 15_000;

/** Ends at the first signal; at the second one, at once. */
function stopWhenTold(running: Running, logger: Logger): void {
  let code = 0;
  let told = false;
  const end = (): void => {
    // Nobody may be reading the log any more, and then the flush never ends.
    setTimeout(() => leave(code), 1_000);
    logger.flush(() => leave(code));
  };
  const stop = (why: string): void => {
    if (told) leave(code || 1);
    told = true;
    setTimeout(() => leave(code || 1), PATIENCE);
    logger.info(`${why}: finishing what runs`);
    running
      .stop()
      .then(() => logger.info("Stopped"))
      .catch((err: unknown) => {
        code = 1;
        logger.fatal({ err }, "Could not stop cleanly");
      })
      .finally(end);
  };
  process.on("SIGINT", () => stop("Interrupted"));
  process.on("SIGTERM", () => stop("Told to stop"));
  // Started by another program that is gone: nobody would find this one.
  process.on("disconnect", () => stop("Left alone"));
  process.on("uncaughtException", (err) => {
    // The reader of the log went away, which is for its own signals to say.
    if ((err as NodeJS.ErrnoException).code === "EPIPE") return;
    code = 1;
    logger.fatal({ err }, "Something went wrong that nothing is prepared for");
    stop("Broken");
  });
}

/** Ends the process, though what is left of the log cannot be written: its reader may be gone. */
function leave(code: number): never {
  try {
    process.exit(code);
  } catch {
    // What was to be done at the end is not done twice.
    process.exit(code);
  }
}
