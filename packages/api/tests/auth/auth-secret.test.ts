import { fork } from "node:child_process";
import { once } from "node:events";
import { readdir, readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { authSecret } from "../../src/auth/auth-secret.ts";
import { StartUpError } from "../../src/start-up-error.ts";
import { testFolder } from "../support/test-folder.ts";

test("is made once, whole and for this account alone, however many start at the same time", async () => {
  const folder = testFolder();
  const asked = Array.from({ length: 50 }, () => authSecret(undefined, folder));
  const secrets = new Set(await Promise.all(asked));
  expect([...secrets]).toEqual([expect.stringMatching(/^[0-9a-f]{64}$/)]);
  expect(await readdir(folder)).toEqual(["auth-secret"]);
  expect((await stat(join(folder, "auth-secret"))).mode & 0o777).toBe(0o600);
});

test("is the same for processes that start at the same time", async () => {
  const folder = testFolder();
  const program = new URL("ask-secret.ts", import.meta.url);
  const answers = await Promise.all(
    Array.from({ length: 4 }, async () => {
      const [secret] = (await once(fork(program, [folder]), "message")) as [string];
      return secret;
    }),
  );
  const kept = (await readFile(join(folder, "auth-secret"), "utf8")).trim();
  expect(answers).toEqual(Array.from({ length: 4 }, () => kept));
});

test("is the configured one, and makes no file then", async () => {
  const folder = testFolder();
  expect(await authSecret("configured", folder)).toBe("configured");
  expect(await readdir(folder)).toEqual([]);
});

test("is refused when the file holds too little", async () => {
  const folder = testFolder();
  await writeFile(join(folder, "auth-secret"), "short\n");
  await expect(authSecret(undefined, folder)).rejects.toThrow(StartUpError);
  await expect(authSecret(undefined, folder)).rejects.toThrow(/shorter than 32 characters/);
});
