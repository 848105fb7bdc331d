import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { BenchFailure } from "./bench-failure.ts";
import type { LoadRequest } from "./operations.ts";

const run = promisify(execFile);

/** Connections that are kept open, each with one request at a time. */
export const CONNECTIONS = 32;

/** A load: requests that are sent over and over. */
export interface Load {
  /** Without a trailing slash. */
  url: string;
  requests: LoadRequest[];
  seconds: number;
}

/** What came of a load. Latencies are in milliseconds. */
export interface LoadResult {
  requests: number;
  seconds: number;
  p50: number;
  p99: number;
}

/** Sends a load from a process of its own. @throws {BenchFailure} when anything but 200 comes back */
export type LoadGenerator = (load: Load) => Promise<LoadResult>;

/** What a generator's process prints on its last line. */
interface Printed extends LoadResult {
  failed: number;
}

/**
 * wrk when it is installed, which takes the least from the database beside it; else autocannon, which comes along.
 * @param prefix what stands before its command, to give it a core
 */
export async function chooseLoadGenerator(
  prefix: string[],
  wanted: "wrk" | "autocannon" | undefined,
): Promise<{ name: string; send: LoadGenerator }> {
  const hasWrk = wanted !== "autocannon" && (await isInstalled("wrk"));
  if (wanted === "wrk" && !hasWrk)
    throw new BenchFailure(
      "wrk is not installed: install it (Debian: apt-get install wrk) or leave --load out.",
    );
  const commandFor = hasWrk ? wrkCommand : autocannonCommand;
  return {
    name: hasWrk ? "wrk" : "autocannon",
    async send(load) {
      const folder = await mkdtemp(join(tmpdir(), "paperround-load-"));
      try {
        const [command = "", ...args] = [...prefix, ...(await commandFor(load, folder))];
        const { stdout } = await run(command, args, { maxBuffer: 1_000_000 });
        const { failed, ...result } = JSON.parse(stdout.trim().split("\n").at(-1) ?? "") as Printed;
        if (failed > 0 || result.requests === 0)
          throw new BenchFailure(
            `${failed} of ${result.requests} requests to ${load.url} failed: what was measured means nothing.`,
          );
        return result;
      } finally {
        await rm(folder, { recursive: true });
      }
    },
  };
}

async function isInstalled(command: string): Promise<boolean> {
  try {
    await run(command, ["--version"]);
    return true;
  } catch (error) {
    // wrk prints its version and ends with 1.
    return (error as NodeJS.ErrnoException).code !== "ENOENT";
  }
}

/** Each connection takes the requests in turn; wrk has one list for all of them. */
const WRK_SCRIPT = `
local requests, count, at = {}, 0, 0
function init(args)
  local headers, method, path = {}
  for line in io.lines(args[1]) do
    local kind, text = line:sub(1, 1), line:sub(2)
    if kind == "H" then
      local name, value = text:match("^(.-): (.*)$")
      headers[name] = value
    elseif kind == "R" then
      method, path = text:match("^(%S+) (%S+)$")
    else
      headers["Host"] = wrk.headers["Host"]
      if text == "" then text = nil end
      count = count + 1
      requests[count] = wrk.format(method, path, headers, text)
      headers = {}
    end
  end
end
function request()
  at = at % count + 1
  return requests[at]
end
function done(summary, latency)
  local e = summary.errors
  io.write(string.format('\\n{"requests":%d,"seconds":%f,"p50":%f,"p99":%f,"failed":%d}\\n',
    summary.requests, summary.duration / 1e6, latency:percentile(50) / 1e3, latency:percentile(99) / 1e3,
    e.connect + e.read + e.write + e.status + e.timeout))
end
`;

async function wrkCommand(load: Load, folder: string): Promise<string[]> {
  const script = join(folder, "load.lua");
  const list = join(folder, "requests");
  await writeFile(script, WRK_SCRIPT);
  await writeFile(list, load.requests.flatMap(wrkLines).join(""));
  const size = ["-t1", `-c${CONNECTIONS}`, `-d${load.seconds}s`, "--timeout", "10s"];
  return ["wrk", ...size, "-s", script, load.url, "--", list];
}

/** A request as the script reads it: the kind of line by its first letter, the body last. */
function wrkLines({ method, path, headers, body }: LoadRequest): string[] {
  const ofHeaders = Object.entries(headers).map(([name, value]) => `H${name}: ${value}\n`);
  return [...ofHeaders, `R${method} ${path}\n`, `B${body}\n`];
}

async function autocannonCommand(load: Load, folder: string): Promise<string[]> {
  const list = join(folder, "load.json");
  await writeFile(list, JSON.stringify(load));
  return [process.execPath, join(import.meta.dirname, "autocannon-load.ts"), list];
}
