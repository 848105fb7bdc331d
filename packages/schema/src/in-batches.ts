/** For how long a read may keep the next one waiting, in milliseconds: one that hangs must not stop all others. */
const PATIENCE = 100;

/**
 * Reads together what is asked for at the same time. While one read is under way, keys wait for the next, which takes all
 * of them: so each is read after it was asked for, never before, and the busier it gets, the fewer reads there are.
 * @param read gives what it finds; a key that is missing there was not found
 */
export function inBatches<Key, Value>(
  read: (keys: Key[]) => Promise<ReadonlyMap<Key, Value>>,
): (key: Key) => Promise<Value | undefined> {
  let underWay: Promise<unknown> | undefined;
  let waiting = new Set<Key>();
  let next: Promise<ReadonlyMap<Key, Value>> | undefined;

  const start = async (): Promise<ReadonlyMap<Key, Value>> => {
    await (underWay ? atMost(PATIENCE, underWay) : endOfTurn());
    const keys = [...waiting];
    waiting = new Set();
    next = undefined;
    const found = read(keys);
    const ended = found.then(
      () => undefined,
      () => undefined,
    );
    underWay = ended;
    void ended.then(() => {
      if (underWay === ended) underWay = undefined;
    });
    return found;
  };

  return async (key) => {
    waiting.add(key);
    next ??= start();
    return (await next).get(key);
  };
}

/** Waits until everybody has asked who is about to: promises that are settled call on before this. */
function endOfTurn(): Promise<void> {
  return new Promise((resolve) => process.nextTick(resolve));
}

/** Waits for work that cannot fail, or until its time is up. */
function atMost(milliseconds: number, work: Promise<unknown>): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const timer = setTimeout(resolve, milliseconds);
  void work.then(() => {
    clearTimeout(timer);
    resolve();
  });
  return promise;
}
