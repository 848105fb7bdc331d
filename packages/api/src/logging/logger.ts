import pino from "pino";
import type { Config } from "../config.ts";
import { logText } from "./log-text.ts";
import { withoutSecrets } from "./redact.ts";
import { requestScope } from "./request-scope.ts";

export type { Logger } from "pino";

/**
 * The log: one JSON object a line, or lines for people. Every line written while a request is answered carries its id.
 * @param destination where lines go; standard output unless a test listens
 */
export async function createLogger(
  config: Pick<Config, "logLevel" | "logFormat">,
  destination?: pino.DestinationStream,
): Promise<pino.Logger> {
  const options: pino.LoggerOptions = {
    level: config.logLevel,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }), log: (fields) => withoutSecrets(fields) },
    mixin: () => {
      const scope = requestScope();
      return scope ? { requestId: scope.requestId } : {};
    },
    serializers: { err: describeError },
    hooks: {
      logMethod(args, method) {
        method.apply(this, args.map(safely) as Parameters<typeof method>);
      },
    },
  };
  if (config.logFormat === "json") {
    // Buffered: a write a line would cost more than answering. Whatever is worse than a warning goes out at once.
    const out =
      destination ?? pino.destination({ sync: false, minLength: 16_000, periodicFlush: 250 });
    return pino(options, out);
  }
  const { default: pretty } = await import("pino-pretty");
  const stream = pretty({
    translateTime: "SYS:HH:MM:ss",
    ignore: "requestId",
    singleLine: true,
    ...(destination ? { destination, colorize: false } : { sync: true }),
  });
  return pino(options, stream);
}

/** Only the message is printed as it is by the pretty printer; fields are quoted by both. */
function safely(argument: unknown): unknown {
  return typeof argument === "string" ? logText(argument, 2_000) : argument;
}

/** An error with its causes; the statement and parameters that a database error may carry are left out. */
function describeError(error: unknown): unknown {
  if (!(error instanceof Error)) return String(error);
  const { code } = error as { code?: unknown };
  return {
    type: error.name,
    message: logText(error.message, 2_000),
    ...(typeof code === "string" ? { code } : {}),
    stack: frames(error.stack),
    ...(error.cause === undefined ? {} : { cause: describeError(error.cause) }),
  };
}

/** The stack without the message before it, which may hold line feeds of somebody else's choosing. */
function frames(stack: string | undefined): string | undefined {
  return stack
    ?.split("\n")
    .filter((line) => /^\s+at /.test(line))
    .map((line) => logText(line, 300))
    .join("\n");
}
