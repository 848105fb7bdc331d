import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { addPapers, globalId } from "../papers/made-up-papers.ts";
import type { SignedIn, TestServer } from "../support/test-server.ts";
import { createTestServer } from "../support/test-server.ts";

const ORCID = "0000-0002-1825-0097";

let server: TestServer;
let ada: SignedIn;
let bo: SignedIn;
let moderator: SignedIn;
let author: number;
let other: number;

beforeAll(async () => {
  server = await createTestServer();
  const db = server.database.prisma;
  await addPapers(db, [1], {
    over: { authors: [{ name: "Ada Example", orcid: ORCID }, { name: "Ada E." }] },
  });
  ada = await server.signIn("ada@example.org");
  bo = await server.signIn("bo@example.org");
  moderator = await server.signIn("moderator@example.org");
  await db.user.update({ where: { id: moderator.userId }, data: { role: "MODERATOR" } });
  author = (await db.author.findFirstOrThrow({ where: { orcid: ORCID } })).id;
  other = (await db.author.findFirstOrThrow({ where: { name: "Ada E." } })).id;
});

afterAll(() => server.close());

beforeEach(async () => {
  const db = server.database.prisma;
  await db.authorClaim.deleteMany();
  await db.author.updateMany({ data: { personId: null } });
  await db.account.deleteMany({ where: { providerId: "orcid" } });
});

interface Claim {
  id: string;
  status: string;
  orcid: string | null;
  note: string;
  author: { person: { handle: string } | null };
}

interface Answer {
  __typename: string;
  code?: string;
  claim?: Claim;
  author?: { person: { handle: string } | null };
}

const CLAIM = "claim { id status orcid note author { person { handle } } }";

async function send(mutation: string, variables: Record<string, unknown>, who?: SignedIn) {
  const { data, errors } = await server.graphql<Record<string, Answer>>(
    mutation,
    variables,
    who ? { token: who.token } : {},
  );
  expect(errors).toBeUndefined();
  const [answer] = Object.values(data);
  if (!answer) throw new Error("No answer.");
  return answer;
}

const claim = (row: number, who?: SignedIn, note?: string) =>
  send(
    `mutation ($id: ID!, $note: String) { claimAuthor(input: { authorId: $id, note: $note }) {
      __typename ... on ClaimAuthorSuccess { ${CLAIM} } ... on Error { code } } }`,
    { id: globalId("Author", row), note },
    who,
  );
const withdraw = (row: number, who: SignedIn) =>
  send(
    `mutation ($id: ID!) { withdrawAuthorClaim(input: { authorId: $id }) {
      __typename ... on WithdrawAuthorClaimSuccess { author { person { handle } } } ... on Error { code } } }`,
    { id: globalId("Author", row) },
    who,
  );
const decide = (id: string | undefined, accepted: boolean, who?: SignedIn) =>
  send(
    `mutation ($id: ID!, $accepted: Boolean!) { decideAuthorClaim(input: { claimId: $id, accepted: $accepted }) {
      __typename ... on DecideAuthorClaimSuccess { ${CLAIM} } ... on Error { code } } }`,
    { id, accepted },
    who,
  );

async function signInWithOrcid(who: SignedIn, accountId = ORCID): Promise<void> {
  await server.database.prisma.account.create({
    data: { id: `orcid-${who.userId}`, providerId: "orcid", accountId, userId: who.userId },
  });
}

describe("by ORCID", () => {
  test("who signed in with the author's own iD is the author at once", async () => {
    await signInWithOrcid(ada);
    for (let again = 0; again < 2; again++) {
      expect((await claim(author, ada)).claim).toMatchObject({
        status: "ACCEPTED",
        orcid: ORCID,
        author: { person: { handle: ada.handle } },
      });
    }
    const { data } = await server.graphql(
      `query ($handle: String!) { person(handle: $handle) { authors { nodes { name } } } }`,
      { handle: ada.handle },
    );
    expect(data).toEqual({ person: { authors: { nodes: [{ name: "Ada Example" }] } } });
  });

  test("another iD, or the iD as another provider's, settles nothing", async () => {
    await signInWithOrcid(ada, "0000-0001-5109-3700");
    expect((await claim(author, ada)).claim).toMatchObject({ status: "OPEN", orcid: null });
    await server.database.prisma.account.create({
      data: { id: "github-bo", providerId: "github", accountId: ORCID, userId: bo.userId },
    });
    expect((await claim(author, bo)).claim).toMatchObject({ status: "OPEN" });
    // Nor does it for an author who is known by no iD.
    await signInWithOrcid(bo);
    expect((await claim(other, bo)).claim).toMatchObject({ status: "OPEN" });
    await server.database.prisma.account.delete({ where: { id: "github-bo" } });
  });

  test("settles a claim that waits, and one that was declined", async () => {
    const { claim: waiting } = await claim(author, ada);
    await decide(waiting?.id, false, moderator);
    expect(await claim(author, ada)).toMatchObject({ code: "CONFLICT" });
    await signInWithOrcid(ada);
    expect((await claim(author, ada)).claim).toMatchObject({ id: waiting?.id, status: "ACCEPTED" });
  });
});

describe("by a moderator", () => {
  test("a claim waits, with a note, until one decides", async () => {
    const { claim: made } = await claim(other, ada, "See my page.\u0000");
    expect(made).toMatchObject({ status: "OPEN", note: "See my page.", author: { person: null } });
    const queue = await server.graphql<{
      authorClaims: { nodes: { id: string; person: { handle: string } }[] };
    }>("{ authorClaims { nodes { id person { handle } } } }", {}, { token: moderator.token });
    expect(queue.data.authorClaims.nodes).toEqual([
      { id: made?.id, person: { handle: ada.handle } },
    ]);
    for (let again = 0; again < 2; again++) {
      expect((await decide(made?.id, true, moderator)).claim).toMatchObject({
        status: "ACCEPTED",
        author: { person: { handle: ada.handle } },
      });
    }
    const told = await server.graphql<{
      viewer: { notifications: { nodes: { kind: string; claim: { status: string } }[] } };
    }>(
      "{ viewer { notifications { nodes { kind claim { status } } } } }",
      {},
      { token: ada.token },
    );
    expect(told.data.viewer.notifications.nodes).toEqual([
      { kind: "CLAIM_DECIDED", claim: { status: "ACCEPTED" } },
    ]);
    const trail = async () =>
      (await server.database.prisma.auditEntry.findMany({ orderBy: { id: "asc" } })).map(
        ({ action, actorHandle }) => [action, actorHandle],
      );
    // Written down with each act, and not with its repetition.
    expect(await trail()).toContainEqual(["ACCEPT_CLAIM", moderator.handle]);
    expect((await trail()).filter(([action]) => action === "ACCEPT_CLAIM")).toHaveLength(1);
    // Undone.
    expect((await decide(made?.id, false, moderator)).claim).toMatchObject({
      status: "DECLINED",
      author: { person: null },
    });
  });

  test("an author is one person at most, however many decide at once", async () => {
    const claims = [(await claim(other, ada)).claim, (await claim(other, bo)).claim];
    const answers = await Promise.all(claims.map((one) => decide(one?.id, true, moderator)));
    expect(answers.map((answer) => answer.code ?? "done").toSorted()).toEqual(["CONFLICT", "done"]);
    const loser = answers[0]?.code === undefined ? bo : ada;
    expect(await claim(other, loser)).toMatchObject({ code: "CONFLICT" });
    expect(await server.database.prisma.authorClaim.count({ where: { status: "ACCEPTED" } })).toBe(
      1,
    );
  });

  test("nobody else decides, or sees the queue", async () => {
    const { claim: made } = await claim(other, ada);
    expect(await decide(made?.id, true, ada)).toMatchObject({ code: "FORBIDDEN" });
    expect(await decide(made?.id, true)).toMatchObject({ code: "SIGNED_OUT" });
    for (const token of [ada.token, undefined]) {
      const { data, errors } = await server.graphql(
        "{ authorClaims { nodes { id } } }",
        {},
        token === undefined ? {} : { token },
      );
      expect(data).toBeNull();
      expect(errors?.[0]?.extensions?.["code"]).toMatch(/FORBIDDEN|SIGNED_OUT/);
    }
    const own = `{ author(id: "${globalId("Author", other)}") { viewerClaim { id } } }`;
    const seen = async (who: SignedIn) =>
      (await server.graphql<{ author: object }>(own, {}, { token: who.token })).data.author;
    expect(await seen(ada)).toEqual({ viewerClaim: { id: made?.id } });
    expect(await seen(bo)).toEqual({ viewerClaim: null });
  });
});

describe("taking it back", () => {
  test("ends a claim that waits or was accepted, and not what a moderator declined", async () => {
    await signInWithOrcid(ada);
    await claim(author, ada);
    for (let again = 0; again < 2; again++)
      expect((await withdraw(author, ada)).author).toEqual({ person: null });
    const { claim: made } = await claim(other, ada);
    await withdraw(other, ada);
    expect(await decide(made?.id, true, moderator)).toMatchObject({ code: "CONFLICT" });
    const { claim: again } = await claim(other, ada);
    expect(again).toMatchObject({ id: made?.id, status: "OPEN" });
    await decide(made?.id, false, moderator);
    await withdraw(other, ada);
    expect(await claim(other, ada)).toMatchObject({ code: "CONFLICT" });
    // Another's stays another's.
    await claim(author, ada);
    expect((await withdraw(author, bo)).author).toEqual({ person: { handle: ada.handle } });
  });
});

test("what is no author, or none that is here, is refused", async () => {
  expect(await claim(2_000_000_000, ada)).toMatchObject({ code: "NOT_FOUND" });
  expect(await claim(author)).toMatchObject({ code: "SIGNED_OUT" });
  expect(await decide(globalId("AuthorClaim", 2_000_000_000), true, moderator)).toMatchObject({
    code: "NOT_FOUND",
  });
  expect(await decide(globalId("Author", author), true, moderator)).toMatchObject({
    code: "INVALID_INPUT",
  });
});

test("at most twenty claims of one person wait", async () => {
  const db = server.database.prisma;
  await db.author.createMany({
    data: Array.from({ length: 20 }, () => ({ name: "Many", nameKey: "many" })),
  });
  for (const { id } of await db.author.findMany({ where: { nameKey: "many" } }))
    expect((await claim(id, bo)).code).toBeUndefined();
  expect(await claim(other, bo)).toMatchObject({ code: "CONFLICT" });
});

test("whoever leaves is no author here any more, and their claims go with them", async () => {
  const leaver = await server.signIn("leaver@example.org");
  await signInWithOrcid(leaver);
  await claim(author, leaver);
  await server.database.prisma.user.delete({ where: { id: leaver.userId } });
  const db = server.database.prisma;
  expect((await db.author.findUniqueOrThrow({ where: { id: author } })).personId).toBeNull();
  expect(await db.authorClaim.count()).toBe(0);
});
