/** Rows that go in one statement, so that nobody waits long for the only connection. */
export const BATCH = 1_000;

/**
 * Deletes rows a batch at a time until none is left.
 * @param deleteBatch deletes at most {@link BATCH} of them and says how many
 * @returns how many went
 */
export async function forgetInBatches(
  signal: AbortSignal,
  deleteBatch: () => Promise<number>,
): Promise<number> {
  for (let forgotten = 0; ;) {
    signal.throwIfAborted();
    const gone = await deleteBatch();
    forgotten += gone;
    if (gone < BATCH) return forgotten;
  }
}
