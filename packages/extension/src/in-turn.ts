/**
 * Makes a queue for what reads something kept and writes it changed: each waits for the one before, so that none writes over another's.
 * One that fails does so for its caller, and holds nobody up.
 */
export function createTurns(): <Value>(act: () => Promise<Value>) => Promise<Value> {
  let before: Promise<unknown> = Promise.resolve();
  return (act) => {
    const done = before.then(act);
    before = done.catch(() => undefined);
    return done;
  };
}
