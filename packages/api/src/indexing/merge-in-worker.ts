import { Worker } from "node:worker_threads";
import type { MergeTask } from "./memory-paper-index.ts";
import type { Segment } from "./segment/segment.ts";

/**
 * Merges segments in a thread of its own, so that this one goes on to answer.
 * @throws what the thread failed with
 */
export async function mergeInWorker(task: MergeTask): Promise<Segment> {
  const worker = new Worker(new URL("merge-worker.ts", import.meta.url), { workerData: task });
  try {
    return await new Promise<Segment>((resolve, reject) => {
      worker.once("message", resolve);
      worker.once("error", reject);
      worker.once("exit", (code) => {
        reject(new Error(`The thread that merges ended with code ${code}.`));
      });
    });
  } finally {
    await worker.terminate();
  }
}
