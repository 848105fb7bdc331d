import { parentPort, workerData } from "node:worker_threads";
import { mergeSegments } from "./memory-paper-index.ts";
import type { MergeTask } from "./memory-paper-index.ts";

// The task is in shared memory, and so is the answer: neither is copied.
// A port of Node has no origins.
// oxlint-disable-next-line unicorn/require-post-message-target-origin
parentPort?.postMessage(mergeSegments(workerData as MergeTask));
