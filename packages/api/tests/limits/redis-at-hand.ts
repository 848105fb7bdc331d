import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { Redis } from "ioredis";

/** The Redis of the tests: the one that is named, or this machine's. */
export const REDIS_URL = process.env["TEST_REDIS_URL"] ?? "redis://127.0.0.1:6379";

/** Where `npm test` collects what each suite really ran on; .ci/run fails when there was no Redis. */
const EVIDENCE_FOLDER = process.env["PAPERROUND_TEST_EVIDENCE"];

/** Whether it answers; says so when it does not. */
export async function isRedisAtHand(): Promise<boolean> {
  const redis = new Redis(REDIS_URL, { lazyConnect: true, retryStrategy: () => null });
  redis.on("error", () => undefined);
  try {
    await redis.connect();
    const version = /redis_version:(\S+)/.exec(await redis.info("server"))?.[1] ?? "";
    if (EVIDENCE_FOLDER !== undefined) {
      const ran = `Redis ${version}`;
      await writeFile(join(EVIDENCE_FOLDER, "redis.json"), JSON.stringify({ ran }));
    }
    return true;
  } catch {
    console.log(`Skipped: no Redis answers at ${REDIS_URL}; TEST_REDIS_URL names another.`);
    return false;
  } finally {
    redis.disconnect();
  }
}

/** A Redis that a test may stop and start again. */
export interface OwnRedis {
  url: string;
  start(): Promise<void>;
  /** At once, as a crash would. */
  kill(): Promise<void>;
  /** Leaves connections open and answers nothing, until it is told to go on. */
  hang(): void;
  goOn(): void;
}

/** @returns null when there is no redis-server on this machine, which is said */
export async function ownRedis(): Promise<OwnRedis | null> {
  const port = await freePort();
  let child: ChildProcess | undefined;
  const start = async (): Promise<void> => {
    const options = [
      "--port",
      String(port),
      "--bind",
      "127.0.0.1",
      "--save",
      "",
      "--appendonly",
      "no",
    ];
    const started = spawn("redis-server", options, { stdio: ["ignore", "pipe", "ignore"] });
    child = started;
    await new Promise<void>((resolve, reject) => {
      started.once("error", reject);
      started.stdout.on("data", (part: Buffer) => {
        if (part.toString().includes("Ready to accept connections")) resolve();
      });
    });
  };
  const kill = async (): Promise<void> => {
    if (child === undefined || child.exitCode !== null) return;
    const ended = once(child, "exit");
    child.kill("SIGKILL");
    await ended;
  };
  try {
    await start();
  } catch {
    console.log("Skipped: there is no redis-server on this machine.");
    return null;
  }
  return {
    url: `redis://127.0.0.1:${port}`,
    start,
    kill,
    hang: () => void child?.kill("SIGSTOP"),
    goOn: () => void child?.kill("SIGCONT"),
  };
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, "close");
  return port;
}
