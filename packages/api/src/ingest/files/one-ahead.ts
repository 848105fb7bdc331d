/**
 * Asks for the next page while one is in use: what reads and maps does not wait for what stores, nor the other way
 * round. Where the pages fail, those before are handed out first.
 */
export async function* oneAhead<Page>(pages: AsyncIterable<Page>): AsyncGenerator<Page> {
  const iterator = pages[Symbol.asyncIterator]();
  let coming = iterator.next();
  try {
    for (;;) {
      const next = await coming;
      if (next.done === true) return;
      coming = iterator.next();
      // Heard when it is its turn; until then it is no failure of the process.
      coming.catch(() => {});
      yield next.value;
    }
  } finally {
    // Whoever leaves early does not wait for a source that is slow to answer.
    iterator.return?.().catch(() => {});
  }
}
