/**
 * A reason not to start that an operator can mend. Its message is the whole of what is shown: what is wrong, and what
 * to do about it; no stack trace goes with it.
 */
export class StartUpError extends Error {
  override readonly name: string = "StartUpError";
}
