import type { PaperIdentifier } from "@paperround/schema/paper-id/scheme";
import { expect, test, vi } from "vitest";
import type { PagePaper } from "../../page-paper.ts";
import type { BucketReader } from "./ask-bucket.ts";
import type { AtHome } from "./find-at-home.ts";
import { createListLookups } from "./look-up-list.ts";

const nothing: AtHome = { facts: null, voted: false, saved: false, listIds: [], isCovered: false };
const facts = { id: "p", upvotes: 1, comments: 0 };

function papers(count: number): PagePaper[] {
  return Array.from({ length: count }, (_, at) => ({
    ids: [{ scheme: "ARXIV", value: `2611.${10_000 + at}` }],
    title: null,
  }));
}

function unknown(count: number): AtHome[] {
  return Array.from({ length: count }, () => nothing);
}

function reader(isDownAfter = Number.POSITIVE_INFINITY) {
  const asked: string[] = [];
  const buckets: BucketReader = {
    async ask(id: PaperIdentifier) {
      if (asked.length >= isDownAfter) {
        return { ok: false, failure: { kind: "unreachable", server: "s" } };
      }
      asked.push(id.value);
      return { ok: true, value: { facts: null, isCovered: true } };
    },
    refreshBits: async () => ({ ok: true, value: 8 }),
  };
  return { asked, lists: createListLookups(buckets) };
}

test("what is known here, covered, or without an id is never asked for", async () => {
  const { asked, lists } = reader();
  const homes: AtHome[] = [
    { ...nothing, facts },
    { ...nothing, voted: true },
    { ...nothing, saved: true, listIds: ["l"] },
    { ...nothing, isCovered: true },
    nothing,
    nothing,
  ];
  const rows = papers(6).map((paper, at) => (at === 4 ? { ids: [], title: "No id" } : paper));
  expect(await lists.ask(rows, homes)).toBeNull();
  expect(asked).toEqual(["2611.10005"]);
});

test("each is asked for once, and not in the order of the list", async () => {
  const { asked, lists } = reader();
  const rows = papers(40);
  await lists.ask(rows, unknown(40));
  const inOrder = rows.map(({ ids }) => ids[0]?.value);
  expect(asked.toSorted()).toEqual(inOrder);
  expect(asked).not.toEqual(inOrder);
});

test("a page that asks and asks gets so many, and more after a while", async () => {
  const { asked, lists } = reader();
  const homes = unknown(200);
  await lists.ask(papers(200), homes);
  await lists.ask(papers(200), homes);
  expect(asked).toHaveLength(120);
  vi.useFakeTimers({ now: Date.now() + 11 * 60_000, toFake: ["Date"] });
  await lists.ask(papers(10), homes);
  expect(asked).toHaveLength(130);
  vi.useRealTimers();
});

test("a server that is down is not asked for the rest", async () => {
  const { asked, lists } = reader(3);
  const failure = await lists.ask(papers(10), unknown(10));
  expect(failure?.kind).toBe("unreachable");
  expect(asked).toHaveLength(3);
});
