import type { Command } from "commander";
import { DomainError } from "@paperround/schema/errors";
import { z } from "zod";
import { JobError } from "../jobs/job.ts";
import { reasonOf } from "../database/database-error.ts";
import { StartUpError } from "../start-up-error.ts";

/**
 * Runs a command-line program to its end and sets the exit code: 0 when all went well, 1 otherwise.
 *
 * A leading `--`, which pnpm passes on, is dropped. An error that a person can mend is shown as its one
 * sentence, any other with its stack. A program with an option `--json` prints errors as
 * `{"error": {"code", "message"}}` when it is given.
 */
export async function runCli(program: Command): Promise<void> {
  const argv = process.argv.slice(2);
  if (argv[0] === "--") argv.shift();
  program.showHelpAfterError("(--help shows what can be given)");
  try {
    await program.parseAsync(argv, { from: "user" });
  } catch (error) {
    process.exitCode = 1;
    const failure = describe(error);
    if (program.opts()["json"] === true) console.log(JSON.stringify({ error: failure }));
    else console.error(failure.code === "INTERNAL" ? error : failure.message);
  }
}

/**
 * Aborts at the first Ctrl-C (or SIGTERM), so that what runs can end cleanly; the second one ends the
 * process at once.
 */
export function abortOnInterrupt(): AbortSignal {
  const controller = new AbortController();
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.once(signal, () => {
      process.once(signal, () => process.exit(signal === "SIGINT" ? 130 : 143));
      controller.abort(new JobError("CANCELLED", "Stopped."));
    });
  }
  return controller.signal;
}

function describe(error: unknown): { code: string; message: string } {
  if (error instanceof z.ZodError)
    return { code: "INVALID_ARGUMENTS", message: z.prettifyError(error) };
  if (error instanceof StartUpError || error instanceof DomainError) {
    const { code } = error as { code?: string };
    return { code: code ?? "CANNOT_START", message: error.message };
  }
  return { code: "INTERNAL", message: reasonOf(error) };
}
