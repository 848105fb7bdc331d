import { fork } from "node:child_process";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { ImportCounts } from "../src/ingest/import-papers.ts";
import type { ImportRequestInput } from "../src/ingest/import-request.ts";
import type { Progress } from "../src/jobs/job.ts";
import { BenchFailure } from "./bench-failure.ts";
import { reportProgress } from "./progress.ts";
import type { Place } from "./subjects.ts";

/** What a process is told to do. */
export type ImportTask =
  | { kind: "import"; place: Place; request: ImportRequestInput }
  | { kind: "copy"; place: Place; /** The folder of the rows. */ rows: string };

/** What it came to. */
export interface ImportTaskResult {
  /** Of the work alone, without opening the database. */
  seconds: number;
  /** The most memory that was resident, in MB (1,048,576 bytes). */
  peakMb: number;
  /** Of an import. */
  counts: ImportCounts | null;
}

/** Processes that run, to be ended when the whole is. */
const running = new Set<ReturnType<typeof fork>>();

/** Ends what runs. */
export function endTasks(): void {
  for (const child of running) child.kill("SIGKILL");
}

/**
 * Does a task in a process of its own.
 * @param step what it is called while it runs
 * @throws {BenchFailure} when it fails, with what it said
 */
export async function runTask(step: string, task: ImportTask): Promise<ImportTaskResult> {
  const child = fork(join(import.meta.dirname, "import-process.ts"), [JSON.stringify(task)], {
    stdio: ["ignore", "ignore", "pipe", "ipc"],
    execArgv: await nodeOptionsOfImport(),
  });
  running.add(child);
  let said = "";
  child.stderr
    ?.setEncoding("utf8")
    .on("data", (text: string) => (said = (said + text).slice(-4_000)));
  let result: ImportTaskResult | undefined;
  reportProgress({ step, done: 0, total: null });
  child.on("message", (message: Message) => {
    if (message.type === "result") result = message;
    else reportProgress({ ...message.progress, step });
  });
  await once(child, "close");
  running.delete(child);
  if (!result) throw new BenchFailure(`${step}: the process ended by itself: ${said.trim()}`);
  return result;
}

/** Those with which `pnpm run import` starts Node. */
async function nodeOptionsOfImport(): Promise<string[]> {
  const manifest = await readFile(join(import.meta.dirname, "../../../package.json"), "utf8");
  const { scripts } = JSON.parse(manifest) as { scripts: Record<string, string> };
  return scripts["import"]?.match(/--max-[\w-]+=\d+/g) ?? [];
}

type Message = ({ type: "result" } & ImportTaskResult) | { type: "progress"; progress: Progress };
