import { lookupKey } from "@paperround/schema/paper-id/lookup-key";
import { recordPaper } from "@paperround/schema/papers/record-paper";
import { recordPapers } from "@paperround/schema/papers/record-papers";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { globalId } from "../papers/made-up-papers.ts";
import type { SignedIn, TestServer } from "../support/test-server.ts";
import { createTestServer } from "../support/test-server.ts";
import { someone } from "./someone.ts";

// A paper has one arXiv id, one of the ACL Anthology, one PMID and one PMCID. A source that says otherwise is
// neither believed nor forgotten: a moderator decides.

let server: TestServer;
let moderator: SignedIn;
let member: SignedIn;

beforeAll(async () => {
  server = await createTestServer();
  [moderator, member] = [
    await server.signIn("mo@example.org"),
    await server.signIn("ada@example.org"),
  ];
  await server.database.prisma.user.update({
    where: { id: moderator.userId },
    data: { role: "MODERATOR" },
  });
});
afterAll(() => server.close());

async function idsOf(paperId: number): Promise<string[]> {
  const ids = await server.database.prisma.paperId.findMany({ where: { paperId } });
  return ids.map(lookupKey).sort();
}

function disputesOf(paperId: number) {
  return server.database.prisma.disputedId.findMany({
    where: { paperId },
    orderBy: { id: "asc" },
  });
}

/** A paper of which a source says that it has a second arXiv id. */
async function disputed() {
  const db = server.database.prisma;
  const it = someone();
  const { paperId } = await recordPaper(db, it.record("arxiv", { ids: [it.arxiv, it.doi] }));
  const claim = it.record("crossref", { ids: [it.doi, { ...it.arxivToo, version: 2 }] });
  const recorded = await recordPaper(db, claim);
  const [dispute] = await disputesOf(paperId);
  return { it, claim, paperId, recorded, id: globalId("DisputedId", dispute?.id ?? 0), dispute };
}

function decide(id: string, accepted: boolean, { token }: SignedIn = moderator) {
  return server.graphql<{ decideDisputedId: Record<string, unknown> }>(
    `mutation ($id: ID!, $accepted: Boolean!) {
      decideDisputedId(input: { disputedId: $id, accepted: $accepted }) {
        __typename
        ... on DecideDisputedIdSuccess { disputedId { status paper { ids { scheme value } } } }
        ... on Error { code message }
      }
    }`,
    { id, accepted },
    { token },
  );
}

describe("a second id of a scheme of which a paper has one", () => {
  test("waits for a moderator, with the evidence, and is not the paper's", async () => {
    const { it, paperId, recorded, dispute, claim } = await disputed();
    expect(recorded).toEqual({ paperId, outcome: "updated" });
    expect(await idsOf(paperId)).toEqual([it.arxiv, it.doi].map(lookupKey).sort());
    expect(dispute).toMatchObject({
      ...it.arxivToo,
      version: 2,
      source: "crossref",
      status: "OPEN",
      evidence: {
        present: [lookupKey(it.arxiv)],
        source: "crossref",
        title: claim.title,
        ids: [it.doi, it.arxivToo].map(lookupKey),
      },
    });
    const { data } = await server.graphql<{ disputedIds: { nodes: { value: string }[] } }>(
      "{ disputedIds(first: 100) { nodes { scheme value source evidence paper { title } } } }",
      {},
      { token: moderator.token },
    );
    expect(data.disputedIds.nodes.map(({ value }) => value)).toContain(it.arxivToo.value);
  });

  test("waits once, however often it is said", async () => {
    const { it, paperId, claim } = await disputed();
    const db = server.database.prisma;
    await recordPaper(db, { ...claim, venue: "Somewhere" });
    await recordPaper(db, it.record("openalex", { ids: [it.doi, it.arxivToo] }));
    expect(await disputesOf(paperId)).toHaveLength(1);
  });

  test.each(["one by one", "in a batch"])("also when both come in one record, %s", async (way) => {
    const it = someone();
    const db = server.database.prisma;
    const record = it.record("openalex", { ids: [it.doi, it.arxiv, it.arxivToo, it.acl] });
    const [result] =
      way === "one by one" ? [await recordPaper(db, record)] : await recordPapers(db, [record]);
    expect(result).toMatchObject({ outcome: "new" });
    const paperId = result && "paperId" in result ? result.paperId : 0;
    expect(await idsOf(paperId)).toEqual([it.arxiv, it.acl, it.doi].map(lookupKey).sort());
    expect(await disputesOf(paperId)).toMatchObject([it.arxivToo]);
  });

  test("is not disputed when a record names it beside the one that the paper has", async () => {
    const it = someone();
    const db = server.database.prisma;
    const { paperId } = await recordPaper(db, it.record("arxiv", { ids: [it.arxivToo] }));
    const openalex = { scheme: "OPENALEX" as const, value: `W${it.number}` };
    const both = it.record("openalex", { ids: [openalex, it.arxiv, it.arxivToo] });
    expect(await recordPaper(db, both)).toEqual({ paperId, outcome: "merged" });
    expect(await idsOf(paperId)).toEqual([it.arxivToo, openalex].map(lookupKey).sort());
    expect(await disputesOf(paperId)).toMatchObject([it.arxiv]);
  });
});

describe("a moderator", () => {
  test("accepts it: the paper has both, a source may tell of either, and it stays so", async () => {
    const { it, paperId, id } = await disputed();
    const db = server.database.prisma;
    for (const _again of [1, 2]) {
      expect((await decide(id, true)).data.decideDisputedId).toMatchObject({
        disputedId: { status: "ACCEPTED" },
      });
    }
    expect(await idsOf(paperId)).toEqual([it.arxiv, it.arxivToo, it.doi].map(lookupKey).sort());
    const later = it.record("arxiv", { ids: [{ ...it.arxivToo, version: 3 }] });
    expect(await recordPaper(db, later)).toMatchObject({ paperId });
    expect(await db.paperId.findUnique({ where: { scheme_value: it.arxivToo } })).toMatchObject({
      version: 3,
    });
    expect(await disputesOf(paperId)).toHaveLength(1);
    expect((await decide(id, false)).data.decideDisputedId).toMatchObject({ code: "CONFLICT" });
  });

  test("refuses it, for good: what has that id is another paper", async () => {
    const { it, paperId, id, claim } = await disputed();
    const db = server.database.prisma;
    expect((await decide(id, false)).data.decideDisputedId).toMatchObject({
      disputedId: { status: "REJECTED" },
    });
    await recordPaper(db, { ...claim, venue: "Once more" });
    expect(await disputesOf(paperId)).toMatchObject([{ status: "REJECTED" }]);
    const other = await recordPaper(db, it.record("arxiv", { ids: [it.arxivToo] }));
    expect(other).toMatchObject({ outcome: "new" });
    expect(other.paperId).not.toBe(paperId);
    expect((await decide(id, true)).data.decideDisputedId).toMatchObject({
      code: "CONFLICT",
      message: "This id is another paper's by now: merge the two with `mergePapers`.",
    });
  });

  test("alone decides", async () => {
    const { id, paperId } = await disputed();
    expect((await decide(id, true, member)).data.decideDisputedId).toMatchObject({
      code: "FORBIDDEN",
    });
    expect(await disputesOf(paperId)).toMatchObject([{ status: "OPEN" }]);
    const { errors } = await server.graphql(
      "{ disputedIds { nodes { id } } }",
      {},
      { token: member.token },
    );
    expect(errors?.[0]?.extensions).toMatchObject({ code: "FORBIDDEN" });
    expect((await decide(globalId("DisputedId", 2_000_000_000), true)).data).toMatchObject({
      decideDisputedId: { code: "NOT_FOUND" },
    });
  });
});
