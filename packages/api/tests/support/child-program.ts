import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { onTestFinished } from "vitest";

/** A program of the tests in a process of its own. */
export interface ChildProgram {
  process: ChildProcess;
  pid: number;
  /** Waits for the next line it prints. @throws {Error} with what it said when it ends instead */
  nextLine(): Promise<string>;
  /** Ends it as a crash would: nothing of it runs any more. */
  kill(): Promise<void>;
  /** Waits for its end. @returns its exit code and all it printed */
  ended(): Promise<{ code: number | null; stdout: string; stderr: string }>;
}

/** Starts a TypeScript file as a process; it is killed when the running test has ended. */
export function startProgram(
  file: URL | string,
  args: string[] = [],
  environment: Record<string, string> = {},
): ChildProgram {
  const path = typeof file === "string" ? file : fileURLToPath(file);
  const child = spawn(process.execPath, [path, ...args], {
    env: { ...process.env, NODE_OPTIONS: "", ...environment },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const output = { stdout: "", stderr: "" };
  child.stdout.on("data", (chunk: Buffer) => (output.stdout += chunk.toString()));
  child.stderr.on("data", (chunk: Buffer) => (output.stderr += chunk.toString()));
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const closed = once(child, "close");

  async function kill(): Promise<void> {
    child.kill("SIGKILL");
    await closed;
  }
  onTestFinished(kill);
  return {
    process: child,
    pid: child.pid ?? 0,
    kill,
    async nextLine() {
      const line = await lines.next();
      if (line.done !== true) return line.value;
      await closed;
      throw new Error(`${path} ended: ${output.stdout}\n${output.stderr}`);
    },
    async ended() {
      await closed;
      return { code: child.exitCode, ...output };
    },
  };
}
