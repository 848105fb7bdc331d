import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { FolderHeldError, lockFolder, readHolder } from "../../src/database/folder-lock.ts";
import { processIdentity } from "../../src/database/process-identity.ts";
import { startProgram } from "../support/child-program.ts";
import { testFolder } from "../support/test-folder.ts";

const HOLD_FOLDER = new URL("./hold-folder.ts", import.meta.url);

test("names the process that holds the folder, its host, since when and how it was started", async () => {
  const dataDir = testFolder();
  const holder = startProgram(HOLD_FOLDER, [dataDir]);
  expect(await holder.nextLine()).toBe("held");

  const refusal = await lockFolder(dataDir).catch((error: unknown) => error);

  expect(refusal).toBeInstanceOf(FolderHeldError);
  const { message, code } = refusal as FolderHeldError;
  expect(code).toBe("DATABASE_FOLDER_HELD");
  expect(message).toContain(join(dataDir, "database"));
  expect(message).toContain(`process ${holder.pid} on `);
  expect(message).toMatch(/since \d{4}-\d\d-\d\d \d\d:\d\d UTC \(node .*hold-folder\.ts/u);
  expect(message).toMatch(/Stop that one first, or .* PAPERROUND_DATA_DIR\.$/u);
});

test("gives the folder once within a process too, and again after its release", async () => {
  const dataDir = testFolder();
  const lock = await lockFolder(dataDir);
  await expect(lockFolder(dataDir)).rejects.toThrow(`process ${process.pid} on `);
  lock.release();
  lock.release();
  expect(readHolder(dataDir)).toBeNull();
  (await lockFolder(dataDir)).release();
});

test("takes over from a process that was killed", async () => {
  const dataDir = testFolder();
  const holder = startProgram(HOLD_FOLDER, [dataDir]);
  await holder.nextLine();
  await holder.kill();
  expect(readHolder(dataDir)?.pid).toBe(holder.pid);

  const lock = await lockFolder(dataDir);

  expect(readHolder(dataDir)?.pid).toBe(process.pid);
  lock.release();
});

test("a process that ends without closing leaves nothing behind", async () => {
  const dataDir = testFolder();
  const { code } = await startProgram(HOLD_FOLDER, [dataDir, "briefly"]).ended();
  expect(code).toBe(0);
  expect(existsSync(join(dataDir, "database.lock"))).toBe(false);
});

if (process.platform !== "linux")
  console.log("Skipped: what holds a data folder on Linux (this is another system).");

test.runIf(process.platform === "linux")(
  "does not take a process with a reused pid for the holder",
  async () => {
    const dataDir = testFolder();
    const other = startProgram(HOLD_FOLDER, [testFolder()]);
    await other.nextLine();
    const crashed = {
      pid: other.pid,
      host: "here",
      since: "2026-01-01T00:00:00.000Z",
      command: "",
    };
    const identity = processIdentity(other.pid)?.replace(/\d+$/u, "1");
    writeFileSync(join(dataDir, "database.lock"), JSON.stringify({ ...crashed, identity }));
    (await lockFolder(dataDir)).release();

    // The same with the identity of the process that runs: that one does hold it.
    writeFileSync(
      join(dataDir, "database.lock"),
      JSON.stringify({ ...crashed, identity: processIdentity(other.pid) }),
    );
    await expect(lockFolder(dataDir)).rejects.toThrow(FolderHeldError);
  },
);

test.runIf(process.platform === "linux")(
  "holds even when somebody deletes the file that is locked",
  async () => {
    const dataDir = testFolder();
    const holder = startProgram(HOLD_FOLDER, [dataDir]);
    await holder.nextLine();
    rmSync(join(dataDir, "database.mutex"));
    await expect(lockFolder(dataDir)).rejects.toThrow(`process ${holder.pid} on `);
  },
);

test("of eight processes that want a stale lock one gets it", async () => {
  const dataDir = testFolder();
  const crashed = startProgram(HOLD_FOLDER, [dataDir]);
  await crashed.nextLine();
  await crashed.kill();

  const programs = Array.from({ length: 8 }, () => startProgram(HOLD_FOLDER, [dataDir]));
  const answers = await Promise.all(programs.map((program) => program.nextLine()));

  expect(answers.filter((answer) => answer === "held")).toHaveLength(1);
  const winner = programs[answers.indexOf("held")];
  for (const answer of answers)
    if (answer !== "held")
      expect(answer).toContain(`DATABASE_FOLDER_HELD The database in ${dataDir}`);
  expect(readHolder(dataDir)?.pid).toBe(winner?.pid);
});

test("only this user may read who holds the folder", async () => {
  const dataDir = join(testFolder(), "deeper", "still");
  const lock = await lockFolder(dataDir);
  expect(statSync(dataDir).mode & 0o777).toBe(0o700);
  expect(statSync(join(dataDir, "database.lock")).mode & 0o777).toBe(0o600);
  expect(statSync(join(dataDir, "database.mutex")).mode & 0o777).toBe(0o600);
  lock.announceJobSocket("/somewhere/jobs.sock");
  expect(readHolder(dataDir)?.jobSocket).toBe("/somewhere/jobs.sock");
  expect(readdirSync(dataDir).sort()).toEqual(["database.lock", "database.mutex"]);
  lock.release();
});

test("says what to do about a folder that cannot be written", async () => {
  const file = join(testFolder(), "a-file");
  writeFileSync(file, "");
  const dataDir = join(file, "data");
  await expect(lockFolder(dataDir)).rejects.toMatchObject({
    code: "DATABASE_FOLDER_NOT_WRITABLE",
    message: expect.stringMatching(/^The folder .* cannot be written \(.*\)\. Give this user/u),
  });
  expect(readFileSync(file, "utf8")).toBe("");
});
