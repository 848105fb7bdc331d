import { setVote } from "@paperround/schema/votes/set-vote";
import type { Viewer } from "@paperround/schema/context";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { addPapers, addPerson, globalId, listOn, range } from "../papers/made-up-papers.ts";
import type { TestServer } from "../support/test-server.ts";
import { createTestServer } from "../support/test-server.ts";

const FEED = `query ($period: FeedPeriod!, $on: Date, $sort: FeedSort, $first: Int, $after: String, $last: Int, $before: String) {
  feed(period: $period, on: $on, sort: $sort, first: $first, after: $after, last: $last, before: $before) {
    nodes { title upvoteCount firstListedOn }
    edges { cursor }
    from to previousOn nextOn
    pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
  }
}`;

interface Feed {
  nodes: { title: string; upvoteCount: number; firstListedOn: string | null }[];
  edges: { cursor: string }[];
  from: string | null;
  to: string | null;
  previousOn: string | null;
  nextOn: string | null;
  pageInfo: { hasNextPage: boolean; endCursor: string | null; startCursor: string | null };
}

let server: TestServer;
let voters: Viewer[];
/** The row of each made-up paper, by its number. */
let rows: number[];

async function ask(variables: Record<string, unknown>) {
  return server.graphql<{ feed: Feed }>(FEED, variables);
}

async function feed(variables: Record<string, unknown>): Promise<Feed> {
  const { data, errors } = await ask(variables);
  expect(errors).toBeUndefined();
  return data.feed;
}

/** The numbers of the made-up papers, in the order of the feed. */
function numbers({ nodes }: Feed): number[] {
  return nodes.map(({ title }) => Number(title.split(" ").at(-1)));
}

async function vote(number: number, count: number, upvoted = true): Promise<void> {
  const ref = { id: globalId("Paper", rows[number] ?? 0) };
  for (const voter of voters.slice(0, count))
    await setVote(server.database.prisma, voter, ref, upvoted);
}

beforeAll(async () => {
  server = await createTestServer({ clock: { now: () => new Date("2026-01-14T12:00:00Z") } });
  const db = server.database.prisma;
  voters = await Promise.all(range(1, 12).map((number) => addPerson(db, `voter-${number}`)));
  rows = [0, ...(await addPapers(db, range(1, 12)))];
  const list = (number: number, moment: string) => listOn(db, rows[number] ?? 0, moment);
  // Monday to Wednesday of one week, then the Monday of the next; 11 is on no list.
  await list(1, "2026-01-05T08:00:00Z");
  await list(2, "2026-01-05T09:00:00Z");
  await list(3, "2026-01-05T10:00:00Z");
  await list(4, "2026-01-06T08:00:00Z");
  await list(5, "2026-01-06T09:00:00Z");
  await list(6, "2026-01-07T08:00:00Z");
  // On two days of the week.
  await list(3, "2026-01-07T10:00:00Z");
  await list(7, "2026-01-12T08:00:00Z");
  await list(8, "2026-01-12T09:00:00Z");
  await list(9, "2025-12-31T08:00:00Z");
  // An editor placed it a few days ahead.
  await list(10, "2026-01-16");
  // Proposed, and declined: neither is on a list.
  const day = new Date("2026-01-05");
  await db.submission.create({ data: { paperId: rows[11] ?? 0, day, status: "PROPOSED" } });
  await db.submission.create({ data: { paperId: rows[12] ?? 0, day, status: "DECLINED" } });
  await vote(1, 1);
  await vote(3, 3);
  await vote(4, 2);
  await vote(6, 3);
  await db.paper.update({ where: { id: rows[5] ?? 0 }, data: { sourceUpvoteCount: 25 } });
});

afterAll(() => server.close());

describe("a period", () => {
  test.each([
    [
      { period: "DAY", on: "2026-01-05" },
      [3, 1, 2],
      "2026-01-05",
      "2026-01-05",
      "2025-12-31",
      "2026-01-06",
    ],
    [
      { period: "DAY", on: "2026-01-07" },
      [6, 3],
      "2026-01-07",
      "2026-01-07",
      "2026-01-06",
      "2026-01-12",
    ],
    [
      { period: "DAY", on: "2026-01-08" },
      [],
      "2026-01-08",
      "2026-01-08",
      "2026-01-07",
      "2026-01-12",
    ],
    [
      { period: "WEEK", on: "2026-01-08" },
      [6, 3, 5, 4, 1, 2],
      "2026-01-05",
      "2026-01-11",
      "2025-12-31",
      "2026-01-12",
    ],
    [{ period: "WEEK", on: "2026-01-01" }, [9], "2025-12-29", "2026-01-04", null, "2026-01-05"],
    [
      { period: "MONTH", on: "2026-01-31" },
      [6, 3, 5, 4, 1, 8, 7, 2],
      "2026-01-01",
      "2026-01-31",
      "2025-12-31",
      null,
    ],
    [{ period: "MONTH", on: "2025-12-01" }, [9], "2025-12-01", "2025-12-31", null, "2026-01-05"],
    [{ period: "MONTH", on: "1999-05-05" }, [], "1999-05-01", "1999-05-31", null, "2025-12-31"],
  ])(
    "%j holds each of its papers once",
    async (variables, expected, from, to, previousOn, nextOn) => {
      const read = await feed(variables);
      expect(numbers(read)).toEqual(expected);
      expect(read).toMatchObject({ from, to, previousOn, nextOn });
    },
  );

  test.each([
    ["DAY", "2026-01-12", "2026-01-12"],
    ["WEEK", "2026-01-12", "2026-01-18"],
    ["MONTH", "2026-01-01", "2026-01-31"],
  ])(
    "%s without a day is that of the last day until today that has papers",
    async (period, from, to) => {
      expect(await feed({ period })).toMatchObject({ from, to });
    },
  );

  test("tells nothing of the papers of days to come, in no feed", async () => {
    for (const variables of [
      { period: "DAY", on: "2026-01-16" },
      { period: "WEEK" },
      { period: "MONTH" },
      { period: "TRENDING" },
      { period: "TRENDING", sort: "NEW" },
    ]) {
      expect(numbers(await feed(variables))).not.toContain(10);
    }
    expect((await feed({ period: "DAY", on: "2026-01-12" })).nextOn).toBeNull();
  });

  test("shows an editor what is placed ahead", async () => {
    const editor = await server.signIn("editor@example.org");
    await server.database.prisma.user.update({
      where: { id: editor.userId },
      data: { role: "EDITOR" },
    });
    const variables = { period: "DAY", on: "2026-01-16" };
    const { data } = await server.graphql<{ feed: Feed }>(FEED, variables, { token: editor.token });
    expect(numbers(data.feed)).toEqual([10]);
  });

  test.each(["0001-01-01", "0099-12-31", "1899-12-31", "9999-12-31"])(
    "at the edge of time, %s, is empty or refused",
    async (on) => {
      for (const period of ["DAY", "WEEK", "MONTH"]) {
        const { data, errors } = await ask({ period, on });
        if (errors)
          expect(errors[0]?.extensions).toMatchObject({
            code: "INVALID_INPUT",
            fields: [{ path: ["on"] }],
          });
        else expect(data.feed.nodes).toEqual([]);
      }
    },
  );

  test.each(["2026-02-30", "2026-13-01", "yesterday", "2026-01-05T00:00:00Z", 5])(
    "refuses the day %j",
    async (on) => {
      const { errors } = await ask({ period: "DAY", on });
      expect(errors?.[0]?.message).toMatch(/on/);
      expect(errors?.[0]?.extensions?.["code"]).not.toBe("INTERNAL_SERVER_ERROR");
    },
  );
});

describe("trending", () => {
  test("has no days, and puts what people like now first", async () => {
    const read = await feed({ period: "TRENDING" });
    expect(read).toMatchObject({ from: null, to: null, previousOn: null, nextOn: null });
    // Ten times the points outweigh two days: five days of newness are hard to make up for.
    expect(numbers(read)).toEqual([8, 7, 6, 5, 4, 3, 1, 2, 9]);
  });

  test("moves when people vote, with nothing recomputed", async () => {
    await vote(4, 12);
    expect(numbers(await feed({ period: "TRENDING" })).indexOf(4)).toBeLessThan(3);
    await vote(4, 12, false);
    await vote(4, 2);
    expect(numbers(await feed({ period: "TRENDING" }))).toEqual([8, 7, 6, 5, 4, 3, 1, 2, 9]);
  });

  test("with a day is refused", async () => {
    const { errors } = await ask({ period: "TRENDING", on: "2026-01-05" });
    expect(errors?.[0]).toMatchObject({
      message: "TRENDING has no day: leave `on` out.",
      extensions: { code: "INVALID_INPUT", fields: [{ path: ["on"] }] },
    });
  });
});

describe("the order", () => {
  const EXPECTED = {
    // 25 upvotes at the source count two and a half.
    TOP: [6, 3, 5, 4, 1, 8, 7, 2],
    NEW: [8, 7, 6, 5, 4, 3, 2, 1],
    HOT: [8, 7, 6, 5, 4, 3, 1, 2],
  };

  test.each(Object.entries(EXPECTED))(
    "%s, forwards and backwards, page by page",
    async (sort, expected) => {
      const variables = { period: "MONTH", on: "2026-01-01", sort };
      expect(numbers(await feed(variables))).toEqual(expected);
      for (const size of [1, 3]) {
        const forwards: number[] = [];
        let more: string | null = null;
        do {
          const read: Feed = await feed({ ...variables, first: size, after: more });
          forwards.push(...numbers(read));
          more = read.pageInfo.hasNextPage ? read.pageInfo.endCursor : null;
        } while (more !== null);
        expect(forwards).toEqual(expected);
        const backwards: number[] = [];
        do {
          const read: Feed & { pageInfo: { hasPreviousPage?: boolean } } = await feed({
            ...variables,
            last: size,
            before: more,
          });
          backwards.unshift(...numbers(read));
          more = read.pageInfo.hasPreviousPage ? read.pageInfo.startCursor : null;
        } while (more !== null);
        expect(backwards).toEqual(expected);
      }
    },
  );

  test("is TOP unless told", async () => {
    const variables = { period: "WEEK", on: "2026-01-05" };
    expect(numbers(await feed(variables))).toEqual(
      numbers(await feed({ ...variables, sort: "TOP" })),
    );
  });

  test("refuses the cursor of another order", async () => {
    const { edges } = await feed({ period: "MONTH", sort: "TOP", first: 1 });
    const { errors } = await ask({ period: "MONTH", sort: "NEW", after: edges[0]?.cursor });
    expect(errors?.[0]).toMatchObject({
      message: "`after` is no cursor of this feed: take one from the same period and sort.",
      extensions: { code: "INVALID_INPUT", fields: [{ path: ["after"] }] },
    });
  });
});

describe("while people vote", () => {
  test("paging neither repeats a paper that stands still nor loses one", async () => {
    const variables = { period: "MONTH", on: "2026-01-01", sort: "TOP", first: 3 };
    const first = await feed(variables);
    expect(numbers(first)).toEqual([6, 3, 5]);
    // From the first page to below it, and from below it to the very top.
    await vote(3, 3, false);
    await vote(2, 9);
    const second = await feed({ ...variables, after: first.pageInfo.endCursor });
    const third = await feed({ ...variables, after: second.pageInfo.endCursor });
    const seen = [...numbers(second), ...numbers(third)];
    // 3 fell to below the page and comes again; 2 rose past it and does not.
    expect(seen).toEqual([4, 1, 8, 7, 3]);
    await vote(2, 9, false);
    await vote(3, 3);
  });

  test("the place of a paper that is no more on a list still works as a cursor", async () => {
    const db = server.database.prisma;
    const variables = { period: "MONTH", on: "2026-01-01", sort: "NEW" };
    const { edges } = await feed(variables);
    await db.submission.updateMany({
      where: { paperId: rows[6] ?? 0 },
      data: { status: "DECLINED" },
    });
    const after = await feed({ ...variables, after: edges[2]?.cursor });
    expect(numbers(after)).toEqual([5, 4, 3, 2, 1]);
    await db.submission.updateMany({
      where: { paperId: rows[6] ?? 0 },
      data: { status: "LISTED" },
    });
  });
});

test("the day on which a paper first stood on a list is the first of several", async () => {
  const { nodes } = await feed({ period: "DAY", on: "2026-01-07" });
  expect(nodes.map(({ firstListedOn }) => firstListedOn)).toEqual(["2026-01-07", "2026-01-05"]);
});
