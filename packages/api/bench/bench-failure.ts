import { StartUpError } from "../src/start-up-error.ts";

/** Why nothing could be measured, in a sentence that says what to do. */
export class BenchFailure extends StartUpError {
  override readonly name = "BenchFailure";
}
