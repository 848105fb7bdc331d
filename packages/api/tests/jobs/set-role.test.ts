import { expect, onTestFinished, test } from "vitest";
import { readConfig } from "../../src/config.ts";
import { migrate } from "../../src/database/migrate.ts";
import { openDatabase } from "../../src/database/open-database.ts";
import { startJobServer } from "../../src/jobs/job-server.ts";
import { startProgram } from "../support/child-program.ts";
import { testFolder } from "../support/test-folder.ts";

const ROLE = new URL("../../src/cli/role.ts", import.meta.url);

test(
  "the command gives a role through the running server, and says what came of it",
  { timeout: 90_000 },
  async () => {
    const dataDir = testFolder();
    const config = readConfig({ PAPERROUND_DATA_DIR: dataDir }, false);
    const database = await openDatabase(config);
    onTestFinished(() => database.close());
    await migrate(database);
    const { prisma: db, pool, folder } = database;
    const context = { db, pool, config, clock: { now: () => new Date() } };
    const server = await startJobServer({ folder, context });
    onTestFinished(() => server.close());
    await db.user.create({ data: { id: "ada", name: "Ada", email: "ada@example.org" } });

    const run = (...args: string[]) =>
      startProgram(ROLE, args, { PAPERROUND_DATA_DIR: dataDir, DATABASE_URL: "" }).ended();
    expect(await run("--", "Ada@Example.org", "editor")).toMatchObject({
      code: 0,
      stdout: "Ada <ada@example.org> is EDITOR now; was MEMBER.\n",
    });
    expect(await db.user.findUniqueOrThrow({ where: { id: "ada" } })).toMatchObject({
      role: "EDITOR",
    });

    const again = await run("ada@example.org", "EDITOR", "--json");
    expect(again.code).toBe(0);
    expect(JSON.parse(again.stdout)).toEqual({
      email: "ada@example.org",
      name: "Ada",
      formerRole: "EDITOR",
      role: "EDITOR",
    });

    expect(await run("nobody@example.org", "EDITOR")).toMatchObject({
      code: 1,
      stdout: "",
      stderr: expect.stringMatching(/^Nobody here has the address nobody@example\.org\. /u),
    });
    const unknownRole = await run("ada@example.org", "king", "--json");
    expect(unknownRole.code).toBe(1);
    expect(JSON.parse(unknownRole.stdout)).toEqual({
      error: { code: "INVALID_ARGUMENTS", message: expect.stringContaining("MEMBER, EDITOR") },
    });
    expect(await run("ada@example.org")).toMatchObject({
      code: 1,
      stderr: expect.stringContaining("--help shows what can be given"),
    });
  },
);
