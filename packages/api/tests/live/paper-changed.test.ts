import { undoMerge } from "@paperround/schema/identity/undo-merge";
import { mergeByHand } from "@paperround/schema/identity/decide-candidate";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { addPapers, addPerson, arxivId, globalId, range } from "../papers/made-up-papers.ts";
import type { SignedIn, TestServer } from "../support/test-server.ts";
import { createTestServer } from "../support/test-server.ts";
import type { Subscribed } from "./subscribe.ts";
import { subscribe } from "./subscribe.ts";

const PAPER_CHANGED = `subscription ($papers: [PaperRef!]!) {
  paperChanged(papers: $papers) { paperId paper { id title upvoteCount viewerHasUpvoted } }
}`;
const VOTE = `mutation ($paper: PaperRef!, $upvoted: Boolean!) {
  setVote(input: { paper: $paper, upvoted: $upvoted }) { __typename }
}`;

let server: TestServer;
let reader: SignedIn;
let rows: number[];
const open: Subscribed[] = [];

beforeAll(async () => {
  server = await createTestServer();
  rows = await addPapers(server.database.prisma, range(1, 9));
  reader = await server.signIn("reader@example.org");
});

afterEach(async () => {
  await Promise.all(open.splice(0).map((subscription) => subscription.leave()));
});

afterAll(() => server.close());

async function follow(numbers: number[], options: { token?: string } = {}): Promise<Subscribed> {
  const papers = numbers.map((number) => ({ arxiv: arxivId(number) }));
  const subscription = await subscribe(server, PAPER_CHANGED, { papers }, options);
  open.push(subscription);
  return subscription;
}

const vote = (number: number, upvoted: boolean) =>
  server.graphql(VOTE, { paper: { arxiv: arxivId(number) }, upvoted }, { token: reader.token });

const row = (number: number): number => rows[number - 1] ?? 0;
const paper = (number: number) => globalId("Paper", row(number));

describe("who follows papers", () => {
  test("is sent each paper that changes, as they may see it, and no other", async () => {
    const anonymous = await follow([1, 2]);
    const signedIn = await follow([2], { token: reader.token });
    expect(anonymous.status).toBe(200);
    expect(anonymous.headers.get("content-type")).toBe("text/event-stream");
    expect(anonymous.headers.get("cache-control")).toBe("no-store");
    expect(anonymous.headers.get("x-accel-buffering")).toBe("no");
    expect(Number(anonymous.headers.get("x-cost"))).toBeGreaterThan(0);
    await vote(3, true);
    await vote(2, true);
    const two = { id: paper(2), title: "On made-up thing 2", upvoteCount: 1 };
    expect(await anonymous.next()).toEqual({
      data: { paperChanged: { paperId: paper(2), paper: { ...two, viewerHasUpvoted: false } } },
    });
    expect(await signedIn.next()).toEqual({
      data: { paperChanged: { paperId: paper(2), paper: { ...two, viewerHasUpvoted: true } } },
    });
    // What one event read does not answer for the next.
    await vote(2, false);
    expect(await signedIn.next()).toMatchObject({
      data: { paperChanged: { paper: { upvoteCount: 0, viewerHasUpvoted: false } } },
    });
  });

  test("learns that it became another one, and of that one from then on", async () => {
    const { database } = server;
    const moderator = await addPerson(database.prisma, "moderator", "MODERATOR");
    const subscription = await follow([5]);
    const { mergeId } = await mergeByHand(database.prisma, moderator, {
      paperIds: [row(5), row(4)],
    });
    const told = await subscription.next();
    expect(told).toMatchObject({ data: { paperChanged: { paper: { id: paper(4) } } } });
    await settled(subscription, paper(4));
    await vote(4, true);
    expect(await subscription.next()).toMatchObject({
      data: { paperChanged: { paper: { id: paper(4), upvoteCount: 1 } } },
    });
    await undoMerge(database.prisma, { mergeId, undoneById: moderator.id });
    for (let id = ""; id !== paper(5);) {
      const event = (await subscription.next())?.data?.["paperChanged"] as {
        paper: { id: string };
      };
      ({ id } = event.paper);
    }
  });

  test("learns that it is gone", async () => {
    const subscription = await follow([6]);
    await server.database.prisma.paper.delete({ where: { id: row(6) } });
    expect(await subscription.next()).toEqual({
      data: { paperChanged: { paperId: paper(6), paper: null } },
    });
  });
});

/** Reads on until a change of ours is the next: one transaction may be told in several events. */
async function settled(subscription: Subscribed, id: string): Promise<void> {
  const { database } = server;
  await database.prisma.paper.update({
    where: { id: Number(Buffer.from(id, "base64").toString().split(":")[1]) },
    data: { title: "Settled" },
  });
  for (;;) {
    const event = (await subscription.next())?.data?.["paperChanged"] as {
      paper: { title: string };
    };
    if (event.paper.title === "Settled") return;
  }
}

describe("what cannot be followed is said at once", () => {
  test.each([
    ["no paper", []],
    ["more papers than one may", range(1, 51).map((number) => ({ arxiv: arxivId(number) }))],
    ["a paper that is not here", [{ arxiv: arxivId(1) }, { arxiv: arxivId(999) }]],
    ["a name that is none", [{ arxiv: "nonsense" }]],
  ])("%s", async (_what, papers) => {
    const { next } = await subscribe(server, PAPER_CHANGED, { papers });
    const result = await next();
    expect(result?.errors?.[0]?.extensions).toMatchObject({
      code: "INVALID_INPUT",
      fields: [{ path: expect.arrayContaining(["papers"]) as string[] }],
    });
    expect(await next()).toBeNull();
  });

  test.each([
    [
      "more than an event may hold",
      `subscription ($papers: [PaperRef!]!) { paperChanged(papers: $papers) { paper ${"{ related(first: 100) { nodes ".repeat(3)} { id } ${"} }".repeat(3)} } }`,
      "TOO_COSTLY",
    ],
    [
      "deeper than anything may be",
      `subscription ($papers: [PaperRef!]!) { paperChanged(papers: $papers) { paper ${"{ org { papers(first: 1) { nodes ".repeat(6)} { id } ${"} } }".repeat(6)} } }`,
      "OPERATION_TOO_LARGE",
    ],
  ])("%s", async (_what, query, code) => {
    const { next } = await subscribe(server, query, { papers: [{ arxiv: arxivId(1) }] });
    expect((await next())?.errors?.[0]?.extensions?.["code"]).toBe(code);
  });
});
