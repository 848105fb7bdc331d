import { spawn } from "node:child_process";
import { join } from "node:path";
import { BenchFailure } from "./bench-failure.ts";

/** What a process has used. */
export interface Meter {
  /** Processor time since its start, in milliseconds, of all its threads. */
  cpuMs: number;
  /** Resident memory, in MB (1,048,576 bytes). */
  rssMb: number;
}

/** A server in a process of its own. */
export interface ServedProcess {
  /** Without a trailing slash. */
  url: string;
  meter(): Promise<Meter>;
  stop(): Promise<void>;
}

interface Message {
  type: string;
  url?: string;
}

/**
 * Starts a server and waits until it answers.
 * @param prefix what stands before the command, to give it a core
 * @throws {BenchFailure} when it ends before that, with what it said
 */
export async function serve(
  script: string,
  options: {
    args?: string[];
    env?: Record<string, string>;
    prefix?: string[];
    nodeArgs?: string[];
  },
): Promise<ServedProcess> {
  const node = [
    process.execPath,
    ...(options.nodeArgs ?? []),
    "--import",
    join(import.meta.dirname, "process-meter.ts"),
    script,
    ...(options.args ?? []),
  ];
  const [command = "", ...args] = [...(options.prefix ?? []), ...node];
  const child = spawn(command, args, {
    // Its log goes nowhere, but is written.
    stdio: ["ignore", "ignore", "pipe", "ipc"],
    env: options.env ?? process.env,
  });
  let said = "";
  child.stderr
    ?.setEncoding("utf8")
    .on("data", (text: string) => (said = (said + text).slice(-4_000)));
  const exited = new Promise<number | null>((resolve) => child.once("exit", resolve));
  const answer = async <T extends Message>(type: string): Promise<T> => {
    const { promise, resolve, reject } = Promise.withResolvers<T>();
    const listen = (message: Message): void => {
      if (message.type === type) resolve(message as T);
    };
    child.on("message", listen);
    child.once("error", reject);
    void exited.then((code) =>
      reject(
        new BenchFailure(`${script} ended by itself (exit code ${code ?? "none"}): ${said.trim()}`),
      ),
    );
    try {
      return await promise;
    } finally {
      child.off("message", listen);
      child.off("error", reject);
    }
  };
  const { url = "" } = await answer("ready");
  return {
    url,
    async meter() {
      const answered = answer<Message & Meter>("meter");
      child.send({ type: "meter" });
      const { cpuMs, rssMb } = await answered;
      return { cpuMs, rssMb };
    },
    async stop() {
      child.kill("SIGTERM");
      await exited;
    },
  };
}
