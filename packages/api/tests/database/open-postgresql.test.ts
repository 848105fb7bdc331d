import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { toDatabaseError } from "../../src/database/connection-error.ts";
import { openDatabase } from "../../src/database/open-database.ts";
import { startProxy } from "../support/interruptible-proxy.ts";
import { createServerDatabase, TEST_DATABASE_URL } from "../support/test-database-server.ts";
import type { ServerDatabase } from "../support/test-database-server.ts";

const NOBODY_LISTENS = "postgresql://reader:secret-word@127.0.0.1:1/papers";

function open(databaseUrl: string) {
  return openDatabase({ dataDir: "/nowhere", databaseUrl });
}

test("says that nothing answers at the address, and keeps the password to itself", async () => {
  // The whole message: the password is in none of it.
  await expect(open(NOBODY_LISTENS)).rejects.toMatchObject({
    code: "DATABASE_UNREACHABLE",
    message:
      "The database at 127.0.0.1:1/papers cannot be reached (connect ECONNREFUSED 127.0.0.1:1). Check that it runs and that DATABASE_URL names it.",
  });
});

test("says that there is no such host", async () => {
  await expect(open("postgresql://a:b@no-such-host.invalid/papers")).rejects.toMatchObject({
    code: "DATABASE_UNREACHABLE",
    message: expect.stringContaining("no-such-host.invalid/papers"),
  });
});

test("says how an address reads", async () => {
  await expect(open("postgresql://a:b@host:port/papers")).rejects.toMatchObject({
    code: "DATABASE_URL_INVALID",
    message: expect.stringContaining("postgresql://user:password@host:5432/database"),
  });
});

if (TEST_DATABASE_URL === undefined)
  console.log("Skipped: a PostgreSQL server's answers (TEST_DATABASE_URL is not set).");

describe.skipIf(TEST_DATABASE_URL === undefined)("on a PostgreSQL server", () => {
  let server: ServerDatabase;
  beforeAll(async () => {
    server = await createServerDatabase();
  });
  afterAll(() => server.drop());

  function serverUrl(change: (url: URL) => void): string {
    const url = new URL(server.url);
    change(url);
    return url.href;
  }

  test("opens", async () => {
    const database = await open(server.url);
    expect(database.kind).toBe("postgresql");
    expect(database.folder).toBeNull();
    expect(await database.prisma.paper.count()).toBe(0);
    await database.close();
  });

  test("says that there is no such user", async () => {
    const url = serverUrl((url) => (url.username = "no_such_user"));
    await expect(open(url)).rejects.toMatchObject({
      code: "DATABASE_ACCESS_DENIED",
      message: expect.stringMatching(/refuses this user \(.*"no_such_user".*\)\. Check the user/u),
    });
  });

  test.each([
    ["wrong", "not-this-one"],
    ["missing", ""],
  ])("says that the password is %s", async (_, password) => {
    const outcome = await open(serverUrl((url) => (url.password = password))).then(
      (database) => database,
      (error: Error) => error,
    );
    if (!(outcome instanceof Error)) {
      await outcome.close();
      return console.log("Skipped: this server trusts its clients and asks for no password.");
    }
    expect(outcome).toMatchObject({
      code: "DATABASE_ACCESS_DENIED",
      message: expect.stringMatching(
        /refuses this user \(.*password.*\)\. Check the user and pass/u,
      ),
    });
    expect(outcome.message).not.toContain("not-this-one");
  });

  test("says that there is no such database", async () => {
    const url = serverUrl((url) => (url.pathname = "/no_such_database"));
    await expect(open(url)).rejects.toMatchObject({
      code: "DATABASE_MISSING",
      message: expect.stringMatching(/\/no_such_database does not exist.*Create it \(createdb\)/u),
    });
  });

  test("reads times as they were meant, whatever the server's zone is", async () => {
    const zoned = await createServerDatabase();
    onTestFinished(() => zoned.drop());
    const name = new URL(zoned.url).pathname.slice(1);
    const before = await open(zoned.url);
    await before.pool.query(`ALTER DATABASE "${name}" SET timezone = 'Asia/Tokyo'`);
    await before.close();

    const database = await open(zoned.url);
    onTestFinished(() => database.close());
    const listedAt = new Date("2026-01-05T12:34:56.789Z");
    const paper = await database.prisma.paper.create({ data: { title: "On time", listedAt } });
    expect(paper.listedAt).toEqual(listedAt);
    const { rows } = await database.pool.query(
      "SELECT listed_at AT TIME ZONE 'UTC' = $1 AS same FROM papers",
      ["2026-01-05 12:34:56.789"],
    );
    expect(rows).toEqual([{ same: true }]);
  });

  test("goes away and comes back: typed errors meanwhile, then all is well", async () => {
    const { hostname, port } = new URL(server.url);
    const proxy = await startProxy(hostname, Number(port || 5432));
    onTestFinished(() => proxy.close());
    const url = serverUrl((url) => (url.host = `127.0.0.1:${proxy.port}`));
    const database = await open(url);
    onTestFinished(() => database.close());
    await database.prisma.org.create({ data: { slug: "before", name: "Before" } });

    // In the middle of a query, of a transaction, and with idle connections about.
    const interrupted = Promise.allSettled([
      database.pool.query("SELECT pg_sleep(600)"),
      database.prisma.$queryRawUnsafe("SELECT pg_sleep(600)::text"),
      database.prisma.$transaction(async (tx) => {
        await tx.org.create({ data: { slug: "lost", name: "Lost" } });
        await tx.$queryRawUnsafe("SELECT pg_sleep(600)::text");
      }),
    ]);
    expect(await database.prisma.org.count()).toBe(1);
    const direct = await open(server.url);
    onTestFinished(() => direct.close());
    const sleepers = "datname = current_database() AND wait_event = 'PgSleep'";
    await expect
      .poll(async () => {
        const sql = `SELECT FROM pg_stat_activity WHERE ${sleepers}`;
        return (await direct.pool.query(sql)).rowCount;
      })
      .toBe(3);
    await proxy.cut();
    const codes = (await interrupted).map((outcome) =>
      outcome.status === "rejected" ? codeOf(outcome.reason) : "done",
    );
    expect(codes).toEqual(["DATABASE_UNREACHABLE", "DATABASE_UNREACHABLE", "DATABASE_UNREACHABLE"]);
    // They know nothing of that, and would hold back the change logs of other tests on this server.
    await direct.pool.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE ${sleepers}`,
    );

    for (const attempt of [
      () => database.pool.query("SELECT 1"),
      () => database.prisma.org.count(),
      () => database.prisma.$transaction(async (tx) => tx.org.count()),
    ]) {
      const failure = await attempt().then(
        () => "done",
        (error: unknown) => codeOf(error),
      );
      expect(failure).toBe("DATABASE_UNREACHABLE");
    }

    await proxy.mend();
    expect(await database.prisma.org.findMany({ select: { slug: true } })).toEqual([
      { slug: "before" },
    ]);
    const counted = await database.prisma.$transaction(async (tx) => tx.org.count());
    expect(counted).toBe(1);
  });

  test("an error of the statement is none of the connection", async () => {
    const database = await open(server.url);
    onTestFinished(() => database.close());
    const ofStatement = [
      database.pool.query("SELECT nonsense"),
      database.prisma.$queryRawUnsafe("SELECT nonsense"),
      database.prisma.vote.create({ data: { userId: "nobody", paperId: 0 } }),
    ];
    for (const attempt of ofStatement)
      expect(await Promise.resolve(attempt).catch((error: unknown) => codeOf(error))).toBeNull();
  });
});

function codeOf(error: unknown): string | null {
  return toDatabaseError(error)?.code ?? null;
}
