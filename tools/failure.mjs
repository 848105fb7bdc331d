/**
 * Something that went wrong and that the person at the keyboard can mend: the message is one
 * sentence that says what to do. `details` is what a program printed about it, shown above it.
 */
export class Failure extends Error {
  /**
   * @param {string} message
   * @param {{ details?: string, exitCode?: number, cause?: unknown }} [options]
   */
  constructor(message, { details = "", exitCode = 1, cause } = {}) {
    super(message, { cause });
    this.name = "Failure";
    this.details = details;
    this.exitCode = exitCode;
  }
}

/**
 * Runs the body of a command: a Failure is printed as its sentence, anything else as the bug it is,
 * and both make the exit code non-zero.
 *
 * @param {() => Promise<number | void>} body resolves to the exit code, 0 when it resolves to nothing
 */
export async function main(body) {
  try {
    process.exitCode = (await body()) ?? 0;
  } catch (error) {
    report(error);
    process.exitCode = error instanceof Failure ? error.exitCode : 1;
  }
}

/** @param {unknown} error */
function report(error) {
  if (!(error instanceof Failure)) {
    console.error(error);
    return;
  }
  if (error.details !== "") console.error(`${error.details.trimEnd()}\n`);
  console.error(error.message);
}
