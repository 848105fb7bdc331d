import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFile, symlink, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { expect, onTestFinished, test, vi } from "vitest";
import { signDelivery } from "../../src/webhooks/sign-delivery.ts";
import { testFolder } from "../support/test-folder.ts";
import { ROOT } from "./documented-examples.ts";

// The receivers on docs/webhooks.md are run as they stand there, but for the port.

const text = await readFile(join(ROOT, "docs/webhooks.md"), "utf8");
const SECRET = `whsec_${Buffer.alloc(32, 7).toString("base64")}`;

function exampleIn(language: string): string {
  const [, code] = new RegExp(`\`\`\`${language}\n([^]*?)\`\`\``).exec(text) ?? [];
  if (code === undefined) throw new Error(`docs/webhooks.md shows nothing in ${language}.`);
  return code;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}

test.each([
  ["js", "receiver.mjs", process.execPath],
  ["python", "receiver.py", "python3"],
])("the receiver in %s knows our signatures from others'", async (language, file, command) => {
  const folder = testFolder();
  await symlink(join(ROOT, "packages/api/node_modules"), join(folder, "node_modules"));
  const port = await freePort();
  await writeFile(join(folder, file), exampleIn(language).replace("8080", String(port)));
  const child = spawn(command, [join(folder, file)], {
    env: { PATH: process.env["PATH"], WEBHOOK_SECRET: SECRET, PYTHONUNBUFFERED: "1" },
    stdio: ["ignore", "pipe", "ignore"],
  });
  const failed = once(child, "error").then(() => true);
  let printed = "";
  child.stdout.on("data", (chunk: Buffer) => (printed += chunk.toString()));
  onTestFinished(() => void child.kill("SIGKILL"));
  const body = JSON.stringify({ type: "vote.threshold", data: { paper: { title: "Él — “x”" } } });
  const send = async (secrets: string[], sentAt = new Date(), sent = body): Promise<number> => {
    const headers = signDelivery({ messageId: "msg_1", body, sentAt, secrets });
    const url = `http://127.0.0.1:${port}/`;
    return (await fetch(url, { method: "POST", body: sent, headers })).status;
  };
  if ((await Promise.race([failed, started(port)])) === true) {
    console.log(`Skipping the receiver in ${language}: ${command} is not installed.`);
    return;
  }
  const other = `whsec_${Buffer.alloc(32, 8).toString("base64")}`;
  expect(await send([SECRET])).toBe(204);
  expect(await send([other, SECRET])).toBe(204);
  expect(await send([other])).toBe(401);
  expect(await send([SECRET], new Date(Date.now() - 600_000))).toBe(401);
  expect(await send([SECRET], new Date(), body.replace("vote", "note"))).toBe(401);
  await expect.poll(() => printed).toContain("vote.threshold");
});

async function started(port: number): Promise<void> {
  await vi.waitUntil(
    () =>
      fetch(`http://127.0.0.1:${port}/`, { method: "OPTIONS" }).then(
        () => true,
        () => false,
      ),
    { timeout: 20_000, interval: 50 },
  );
}
