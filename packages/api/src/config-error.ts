import { StartUpError } from "./start-up-error.ts";

/** The environment cannot be used as it stands. */
export class ConfigError extends StartUpError {
  override readonly name = "ConfigError";
  /** One sentence or two a mistake. */
  readonly mistakes: readonly string[];

  constructor(mistakes: readonly string[]) {
    super(mistakes.join("\n"));
    this.mistakes = mistakes;
  }
}
