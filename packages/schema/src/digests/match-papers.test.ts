import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Candidate } from "./candidates.sql.ts";
import { CandidateIndex, MAX_PAPERS } from "./match-papers.ts";
import type { Wishes } from "./match-papers.ts";

const NOW = new Date("2026-11-29T08:00:00Z");
const HOUR = 3_600_000;

function candidate(id: number, over: Partial<Candidate> = {}): Candidate {
  return {
    id,
    since: NOW.getTime() - HOUR,
    votes: 0,
    keywords: [],
    categories: [],
    orgId: null,
    authorIds: [],
    members: [id],
    listIds: [],
    ...over,
  };
}

function wishes(over: Partial<Wishes> = {}): Wishes {
  return {
    keywords: [],
    categories: [],
    authorIds: [],
    orgIds: [],
    followed: false,
    minVotes: 0,
    newSince: NOW.getTime() - 24 * HOUR,
    ...over,
  };
}

const none = (): boolean => false;

const PAPERS = [
  candidate(1, { keywords: ["robotics"], categories: ["cs.RO"] }),
  candidate(2, { authorIds: [7, 8], orgId: 3, votes: 5 }),
  candidate(3, { listIds: [4], since: NOW.getTime() - 30 * HOUR, votes: 12 }),
  candidate(4, { keywords: ["robotics"], authorIds: [7] }),
];

describe("what a reader is told of", () => {
  const index = new CandidateIndex(PAPERS, NOW);
  test.each<[string, Partial<Wishes>, number[]]>([
    ["everything that is new", {}, [1, 2, 4]],
    ["by keyword", { keywords: ["robotics"] }, [1, 4]],
    ["by category or author, each once", { categories: ["cs.RO"], authorIds: [7] }, [1, 2, 4]],
    ["by org", { orgIds: [3] }, [2]],
    ["by nothing that is here", { keywords: ["absent"] }, []],
    ["by votes, also what took its time to get them", { minVotes: 5 }, [2, 3]],
    ["of those that nobody follows", { followed: true }, []],
  ])("%s", (_what, over, expected) => {
    expect(index.match(wishes(over), null, none)).toEqual(expected);
  });

  test("of those that they follow", () => {
    const followed = { authorIds: [8], orgIds: [], listIds: [4] };
    const asked = wishes({ followed: true, newSince: NOW.getTime() - 48 * HOUR });
    expect(index.match(asked, followed, none)).toEqual([2, 3]);
  });

  test("not what they had", () => {
    expect(index.match(wishes(), null, (id) => id !== 4)).toEqual([4]);
  });

  test(`at most ${MAX_PAPERS}, the best`, () => {
    const many = new CandidateIndex(
      Array.from({ length: 100 }, (_, at) => candidate(at + 1)),
      NOW,
    );
    expect(many.match(wishes(), null, none)).toEqual(
      Array.from({ length: MAX_PAPERS }, (_, at) => at + 1),
    );
  });
});

test("lists lead to the same as looking at each paper", () => {
  const some = (most: number) =>
    fc.uniqueArray(fc.integer({ min: 1, max: most }), { maxLength: 3 });
  const papers = fc.array(
    fc.record({
      keywords: some(5),
      authorIds: some(5),
      orgId: fc.option(fc.integer({ min: 1, max: 3 })),
      age: fc.integer({ min: 0, max: 300 }),
      votes: fc.nat(9),
    }),
    { maxLength: 40 },
  );
  const asked = fc.record({
    keywords: some(5),
    authorIds: some(5),
    orgIds: some(3),
    minVotes: fc.constantFrom(0, 0, 3),
    newSinceHours: fc.integer({ min: 0, max: 200 }),
  });
  fc.assert(
    fc.property(papers, asked, some(40), (rows, ask, had) => {
      const all = rows.map(({ age, keywords, ...row }, at) =>
        candidate(at + 1, {
          ...row,
          keywords: keywords.map(String),
          since: NOW.getTime() - age * HOUR,
        }),
      );
      const wish = wishes({
        keywords: ask.keywords.map(String),
        authorIds: ask.authorIds,
        orgIds: ask.orgIds,
        minVotes: ask.minVotes,
        newSince: NOW.getTime() - ask.newSinceHours * HOUR,
      });
      const isOpen = ask.keywords.length + ask.authorIds.length + ask.orgIds.length === 0;
      const hours = ask.minVotes > 0 ? Math.max(ask.newSinceHours, 192) : ask.newSinceHours + 1;
      const expected = all
        .filter(
          (paper) =>
            (isOpen ||
              paper.keywords.some((word) => wish.keywords.includes(word)) ||
              paper.authorIds.some((id) => wish.authorIds.includes(id)) ||
              (paper.orgId !== null && wish.orgIds.includes(paper.orgId))) &&
            paper.since > NOW.getTime() - hours * HOUR &&
            paper.votes >= wish.minVotes &&
            !had.includes(paper.id),
        )
        .map(({ id }) => id);
      const index = new CandidateIndex(all, NOW);
      const match = () => index.match(wish, null, (id) => had.includes(id));
      expect(match()).toEqual(expected.slice(0, MAX_PAPERS));
      // And once more: nothing of one reader is left behind for the next.
      expect(match()).toEqual(expected.slice(0, MAX_PAPERS));
    }),
  );
});
