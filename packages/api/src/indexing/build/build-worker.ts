import { parentPort } from "node:worker_threads";
import { IndexBuilder } from "./index-builder.ts";
import type { KeptPaper } from "./index-builder.ts";

/** What the thread is told: papers, or (null) that there are no more. It answers each: with nothing, or with the index. */
export type BuildMessage = KeptPaper[] | null;

const builder = new IndexBuilder();
parentPort?.on("message", (papers: BuildMessage) => {
  for (const paper of papers ?? []) builder.add(paper);
  // A port of Node has no origins.
  // oxlint-disable-next-line unicorn/require-post-message-target-origin
  parentPort?.postMessage(papers === null ? builder.finish() : null);
});
