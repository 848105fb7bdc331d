import { Worker } from "node:worker_threads";
import type { IndexContents } from "../memory-paper-index.ts";
import type { BuildMessage } from "./build-worker.ts";
import type { KeptPaper } from "./index-builder.ts";

/** So many batches are on their way to the thread: enough that it never waits, few enough to hold in memory. */
const AHEAD = 4;

/**
 * Builds an index in a thread of its own, so that this one goes on to answer.
 * @throws what `batches` throws, or the thread
 */
export async function buildInWorker(
  batches: AsyncIterable<readonly KeptPaper[]>,
): Promise<IndexContents> {
  const worker = new Worker(new URL("build-worker.ts", import.meta.url));
  const failed = Promise.withResolvers<never>();
  failed.promise.catch(() => {});
  worker.once("error", failed.reject);
  worker.once("exit", (code) => {
    failed.reject(new Error(`The thread that builds the index ended with code ${code}.`));
  });
  const waiting: PromiseWithResolvers<IndexContents | null>[] = [];
  worker.on("message", (answer: IndexContents | null) => waiting.shift()?.resolve(answer));
  const tell = (message: BuildMessage): Promise<IndexContents | null> => {
    const told = Promise.withResolvers<IndexContents | null>();
    waiting.push(told);
    // A thread has no origin.
    // oxlint-disable-next-line unicorn/require-post-message-target-origin
    worker.postMessage(message);
    return Promise.race([told.promise, failed.promise]);
  };
  try {
    const onTheWay: Promise<unknown>[] = [];
    for await (const batch of batches) {
      onTheWay.push(tell([...batch]));
      if (onTheWay.length >= AHEAD) await onTheWay.shift();
    }
    const contents = await tell(null);
    if (!contents) throw new Error("The thread that builds the index has built none.");
    return contents;
  } finally {
    await worker.terminate();
  }
}
