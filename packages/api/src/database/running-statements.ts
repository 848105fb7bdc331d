/** What is said to a statement of a request that nobody waits for any more. */
class InterruptedError extends Error {
  override readonly name = "InterruptedError";

  constructor() {
    super("Whoever asked went away.");
  }
}

/** The statements that a request has sent and that have not ended: when its sender goes away, they end, too. */
export class RunningStatements {
  readonly #cancels = new Set<() => Promise<void>>();
  readonly #cancelling = new Map<() => Promise<void>, Promise<void>>();
  #isInterrupted = false;

  get isInterrupted(): boolean {
    return this.#isInterrupted;
  }

  /**
   * Notes a statement that is about to be sent.
   * @param cancel sees to it that the statement, which runs, ends
   * @returns to be called when it has ended. What that returns is to be waited for before the connection is used again:
   * a cancelling that is on its way would meet the next statement
   * @throws {InterruptedError} when nobody waits any more
   */
  begin(cancel: () => Promise<void>): () => Promise<void> | undefined {
    if (this.#isInterrupted) throw new InterruptedError();
    // Its own function, as two statements may be cancelled alike.
    const own = (): Promise<void> => cancel();
    this.#cancels.add(own);
    return () => {
      this.#cancels.delete(own);
      return this.#cancelling.get(own);
    };
  }

  /** Ends what runs; what comes after it is not begun. */
  interrupt(): void {
    this.#isInterrupted = true;
    for (const cancel of this.#cancels) {
      // Where it cannot be cancelled it ends by itself.
      this.#cancelling.set(
        cancel,
        cancel().catch(() => {}),
      );
    }
  }
}
