import { setRoleJob } from "../../src/people/set-role-job.ts";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { addPapers, arxivId, globalId, listOn, range } from "../papers/made-up-papers.ts";
import type { SignedIn, TestServer } from "../support/test-server.ts";
import { createTestServer } from "../support/test-server.ts";

let server: TestServer;
let writer: SignedIn;
let reader: SignedIn;
let moderator: SignedIn;
let rows: number[];
let now = new Date("2026-01-05T09:00:00Z");

beforeAll(async () => {
  server = await createTestServer({ clock: { now: () => now } });
  rows = await addPapers(server.database.prisma, range(1, 8), { day: "2026-01-05" });
  writer = await server.signIn("writer@example.org");
  reader = await server.signIn("reader@example.org");
  moderator = await server.signIn("moderator@example.org");
  await server.database.prisma.user.update({
    where: { id: moderator.userId },
    data: { role: "MODERATOR" },
  });
});

afterAll(() => server.close());

interface Result {
  __typename: string;
  code?: string;
  message?: string;
  [field: string]: unknown;
}

async function send(
  mutation: string,
  input: object,
  who: SignedIn,
  fields = "__typename",
): Promise<Result> {
  const name = mutation.charAt(0).toUpperCase() + mutation.slice(1);
  const { data, errors } = await server.graphql<Record<string, Result>>(
    `mutation ($input: ${name}Input!) { ${mutation}(input: $input) { __typename
      ... on Error { code message } ... on SuspendedError { endsAt } ... on ${name}Success { ${fields} } } }`,
    { input },
    { token: who.token },
  );
  expect(errors).toBeUndefined();
  const result = data[mutation];
  if (!result) throw new Error(`No answer to ${mutation}.`);
  return result;
}

async function say(number: number, who = writer): Promise<string> {
  const input = {
    paper: { arxiv: arxivId(number) },
    body: "Buy this.",
    idempotencyKey: `${Math.random()}`,
  };
  const { comment } = await send("addComment", input, who, "comment { id }");
  return (comment as { id: string }).id;
}

async function ask<Data>(query: string, variables: object = {}, who: SignedIn = moderator) {
  const { data, errors } = await server.graphql<Data>(
    query,
    { ...variables },
    { token: who.token },
  );
  expect(errors).toBeUndefined();
  return data;
}

const audit = async (subjectId: string) =>
  (
    await ask<{ auditTrail: { nodes: object[] } }>(
      `query ($subjectId: ID!) { auditTrail(subjectId: $subjectId) { nodes { action actorHandle reason details createdAt } } }`,
      { subjectId },
    )
  ).auditTrail.nodes;

const commentCount = async (number: number) =>
  (await server.database.prisma.paper.findUniqueOrThrow({ where: { id: rows[number - 1] ?? 0 } }))
    .commentCount;

describe("reports", () => {
  test("one a person and thing, in the queue until a moderator decides", async () => {
    const subjectId = await say(1);
    const REPORT = "report { id reason text status reporter { handle } comment { id } }";
    const first = await send("report", { subjectId, reason: "SPAM" }, reader, REPORT);
    const again = { subjectId, reason: "ABUSE", text: "It\u202E shouts." };
    const both = await Promise.all([
      send("report", again, reader, REPORT),
      send("report", again, reader, REPORT),
    ]);
    const report = {
      id: (first["report"] as { id: string }).id,
      reason: "ABUSE",
      text: "It shouts.",
      status: "OPEN",
      reporter: { handle: "reader" },
      comment: { id: subjectId },
    };
    for (const one of both) expect(one["report"]).toEqual(report);
    const queue = `{ reports { nodes { id } } decided: reports(status: DISMISSED) { nodes { id } } moderationQueue { openReportCount mergeCandidateCount proposalCount } }`;
    expect(await ask(queue)).toEqual({
      reports: { nodes: [{ id: report.id }] },
      decided: { nodes: [] },
      moderationQueue: { openReportCount: 1, mergeCandidateCount: 0, proposalCount: 0 },
    });
    const decision = { reportId: report.id, decision: "DISMISSED", reason: "It does not." };
    for (let time = 0; time < 2; time++) {
      expect(
        await send("decideReport", decision, moderator, "report { status decidedAt }"),
      ).toMatchObject({
        report: { status: "DISMISSED", decidedAt: "2026-01-05T09:00:00.000Z" },
      });
    }
    expect(
      await send("decideReport", { ...decision, decision: "UPHELD" }, moderator),
    ).toMatchObject({ code: "CONFLICT" });
    expect(await ask(queue)).toMatchObject({
      reports: { nodes: [] },
      decided: { nodes: [{ id: report.id }] },
    });
    expect(await audit(report.id)).toEqual([
      {
        action: "DISMISS_REPORT",
        actorHandle: "moderator",
        reason: "It does not.",
        details: "{}",
        createdAt: expect.stringContaining("T"),
      },
    ]);
  });

  test.each([
    ["a list", () => globalId("List", 1), "INVALID_INPUT"],
    ["oneself", () => globalId("Person", reader.userId), "INVALID_INPUT"],
    ["nobody", () => globalId("Person", "nobody"), "NOT_FOUND"],
    ["no comment", () => globalId("Comment", 2_000_000_000), "NOT_FOUND"],
    ["no paper", () => globalId("Paper", 2_000_000_000), "NOT_FOUND"],
  ])("of %s are refused", async (_what, subject, code) => {
    const subjectId = subject();
    expect(await send("report", { subjectId, reason: "SPAM" }, reader)).toMatchObject({ code });
  });

  test("of one's own comment are refused, of papers and people taken", async () => {
    const report = (subjectId: string, who = reader) =>
      send("report", { subjectId, reason: "OTHER" }, who);
    expect(await report(await say(1), writer)).toMatchObject({ code: "INVALID_INPUT" });
    for (const subject of [globalId("Paper", rows[0] ?? 0), globalId("Person", writer.userId)]) {
      expect(await report(subject)).toMatchObject({ __typename: "ReportSuccess" });
    }
  });

  test("the queue is for moderators", async () => {
    for (const field of [
      "reports { nodes { id } }",
      "auditTrail { nodes { id } }",
      "moderationQueue { openReportCount }",
    ]) {
      const { errors } = await server.graphql(`{ ${field} }`, {}, { token: reader.token });
      expect(errors?.[0]?.extensions).toMatchObject({ code: "FORBIDDEN" });
    }
  });
});

describe("setCommentHidden", () => {
  const set = (commentId: string, hidden: boolean) =>
    send("setCommentHidden", { commentId, hidden, reason: "An advertisement" }, moderator);

  test("hides it, counts it no more, upholds what was reported, and gives it back", async () => {
    const id = await say(2);
    await say(2);
    await send("report", { subjectId: id, reason: "SPAM" }, reader);
    expect(await commentCount(2)).toBe(2);
    await set(id, true);
    await set(id, true);
    expect(await commentCount(2)).toBe(1);
    const open = { where: { status: "OPEN", commentId: { not: null } } } as const;
    expect(await server.database.prisma.report.count(open)).toBe(0);
    const edit = { commentId: id, body: "Sell that.", revision: 1 };
    expect(await send("editComment", edit, writer)).toMatchObject({ code: "FORBIDDEN" });
    const reply = { inReplyToId: id, body: "No.", idempotencyKey: "to a hidden one" };
    expect(await send("addComment", reply, reader)).toMatchObject({ code: "NOT_FOUND" });
    const reaction = { commentId: id, reaction: "FUNNY", on: true };
    expect(await send("setReaction", reaction, reader)).toMatchObject({ code: "NOT_FOUND" });
    await set(id, false);
    expect(await commentCount(2)).toBe(2);
    expect((await audit(id)).map((entry) => (entry as { action: string }).action)).toEqual([
      "SHOW_COMMENT",
      "HIDE_COMMENT",
    ]);
  });

  test("a hidden one that its author deletes is counted once", async () => {
    const id = await say(3);
    await set(id, true);
    await send("deleteComment", { commentId: id }, writer);
    expect(await commentCount(3)).toBe(0);
    expect(await set(id, false)).toMatchObject({ code: "NOT_FOUND" });
  });

  test("needs a reason", async () => {
    const commentId = await say(3);
    const input = { commentId, hidden: true, reason: " \u200B" };
    expect(await send("setCommentHidden", input, moderator)).toMatchObject({
      code: "INVALID_INPUT",
    });
  });
});

describe("setPaperHidden", () => {
  const set = (number: number, hidden: boolean) =>
    send(
      "setPaperHidden",
      { paper: { arxiv: arxivId(number) }, hidden, reason: "No paper" },
      moderator,
    );

  test("takes it from everybody, for every purpose, and gives it back as it was", async () => {
    const db = server.database.prisma;
    const comment = await say(4);
    await listOn(db, rows[3] ?? 0, "2026-01-04T08:00:00Z");
    await set(4, true);
    await set(4, true);
    const paper = { arxiv: arxivId(4) };
    const key = { idempotencyKey: "for a hidden paper" };
    for (const [mutation, input] of [
      ["setVote", { paper, upvoted: true }],
      ["saveToList", { paper }],
      ["removeFromList", { paper }],
      ["submitPaper", { paper, ...key }],
      ["addComment", { paper, body: "Why?", ...key }],
      ["addComment", { inReplyToId: comment, body: "Why?", ...key }],
      ["setReaction", { commentId: comment, reaction: "AGREE", on: true }],
      ["report", { subjectId: globalId("Paper", rows[3] ?? 0), reason: "SPAM" }],
      ["report", { subjectId: comment, reason: "SPAM" }],
    ] as const) {
      expect(await send(mutation, input, reader), mutation).toMatchObject({ code: "NOT_FOUND" });
    }
    // It was alone on the 4th: that day has no list now.
    const day = `{ feed(period: DAY, on: "2026-01-05") { previousOn nodes { title } } latest: feed(period: DAY) { from } }`;
    const hidden = await ask<{ feed: { previousOn: string | null; nodes: object[] } }>(day);
    expect(hidden.feed.previousOn).toBeNull();
    expect(hidden.feed.nodes).toHaveLength(7);
    await set(4, false);
    const shown = await ask<{ feed: { previousOn: string | null; nodes: object[] } }>(day);
    expect(shown.feed.previousOn).toBe("2026-01-04");
    expect(shown.feed.nodes).toHaveLength(8);
    expect(await send("setVote", { paper, upvoted: true }, reader)).toMatchObject({
      __typename: "SetVoteSuccess",
    });
    expect(await audit(globalId("Paper", rows[3] ?? 0))).toHaveLength(2);
  });

  test("the latest day is one that has papers", async () => {
    const [only = 0] = await addPapers(server.database.prisma, [50]);
    now = new Date("2026-01-07T09:00:00Z");
    await listOn(server.database.prisma, only, "2026-01-07T08:00:00Z");
    await set(50, true);
    for (const what of ["title", "title related { nodes { id } }"]) {
      const { feed } = await ask<{ feed: object }>(
        `{ feed(period: DAY) { from nodes { ${what} } } }`,
      );
      expect(feed).toMatchObject({ from: "2026-01-05" });
    }
    now = new Date("2026-01-05T09:00:00Z");
  });
});

describe("setSuspension", () => {
  const suspend = (personId: string, more: object = {}) =>
    send(
      "setSuspension",
      { personId: globalId("Person", personId), suspended: true, reason: "Shouting", ...more },
      moderator,
      "person { suspension { startedAt endsAt reason } }",
    );

  test("lets somebody read and change nothing, until it ends", async () => {
    const loud = await server.signIn("loud@example.org");
    const comment = await say(5, loud);
    const until = "2026-01-06T09:00:00.000Z";
    expect(await suspend(loud.userId, { until })).toMatchObject({
      person: {
        suspension: { startedAt: "2026-01-05T09:00:00.000Z", endsAt: until, reason: "Shouting" },
      },
    });
    const paper = { arxiv: arxivId(5) };
    const refused = {
      code: "SUSPENDED",
      endsAt: until,
      message: expect.stringContaining("Shouting"),
    };
    const { data } = await server.graphql<{
      __schema: { mutationType: { fields: { name: string }[] } };
      __type: { possibleTypes: { name: string }[] };
    }>("{ __schema { mutationType { fields { name } } } }");
    expect(data.__schema.mutationType.fields.length).toBeGreaterThan(20);
    for (const [mutation, input] of [
      ["setVote", { paper, upvoted: true }],
      ["addComment", { paper, body: "LOUD", idempotencyKey: "loud" }],
      ["editComment", { commentId: comment, body: "LOUD", revision: 1 }],
      ["deleteComment", { commentId: comment }],
      ["createList", { name: "Loud", idempotencyKey: "loud" }],
      ["submitPaper", { paper, idempotencyKey: "loud" }],
      ["report", { subjectId: globalId("Person", reader.userId), reason: "ABUSE" }],
    ] as const) {
      expect(await send(mutation, input, loud), mutation).toMatchObject(refused);
    }
    const mine = await ask(
      `{ viewer { person { suspension { endsAt } } readingList { name } } }`,
      {},
      loud,
    );
    expect(mine).toEqual({
      viewer: {
        person: { suspension: { endsAt: until } },
        readingList: { name: "Reading list" },
      },
    });
    expect(await ask(`{ person(handle: "loud") { suspension { endsAt } } }`, {}, reader)).toEqual({
      person: { suspension: null },
    });
    now = new Date("2026-01-06T09:00:00Z");
    expect(await send("setVote", { paper, upvoted: true }, loud)).toMatchObject({
      __typename: "SetVoteSuccess",
    });
    now = new Date("2026-01-05T09:00:00Z");
    await suspend(loud.userId);
    expect(await send("setVote", { paper, upvoted: true }, loud)).toMatchObject({
      code: "SUSPENDED",
      endsAt: null,
    });
    const signedOut = await server.graphql<{ signOut: object }>(
      "mutation { signOut { __typename } }",
      {},
      { token: loud.token },
    );
    expect(signedOut.data.signOut).toEqual({ __typename: "SignOutSuccess" });
  });

  test("is taken back, said again, and written down", async () => {
    const calm = await server.signIn("calm@example.org");
    const personId = globalId("Person", calm.userId);
    await send("report", { subjectId: personId, reason: "ABUSE" }, reader);
    await suspend(calm.userId);
    await suspend(calm.userId);
    await suspend(calm.userId, { suspended: false, reason: "A mistake" });
    await suspend(calm.userId, { suspended: false, reason: "A mistake" });
    expect(
      (await audit(personId)).map((entry) => {
        const { action, reason } = entry as { action: string; reason: string };
        return [action, reason];
      }),
    ).toEqual([
      ["UNSUSPEND", "A mistake"],
      ["SUSPEND", "Shouting"],
    ]);
    expect(
      await server.database.prisma.report.findFirst({ where: { personId: calm.userId } }),
    ).toMatchObject({ status: "UPHELD", decidedById: moderator.userId });
    const saved = { paper: { arxiv: arxivId(5) } };
    expect(await send("saveToList", saved, calm)).toMatchObject({
      __typename: "SaveToListSuccess",
    });
  });

  test("keeps nobody from taking what is theirs and leaving", async () => {
    const leaver = await server.signIn("leaver@example.org");
    const comment = await say(5, leaver);
    await suspend(leaver.userId);
    const headers = { authorization: `Bearer ${leaver.token}` };
    const exported = await server.fetch("/export", { headers });
    expect(exported.status).toBe(200);
    expect(await exported.json()).toMatchObject({ comments: [{ body: expect.any(String) }] });
    const imported = await server.fetch("/import", {
      method: "POST",
      headers: { ...headers, "content-type": "application/x-bibtex" },
      body: "@article{a, title = {Of a suspended person}}",
    });
    expect(imported.status).toBe(403);
    // The session of somebody who signed in at another time than the clock of this suite says is not fresh.
    await server.database.prisma.session.updateMany({
      where: { userId: leaver.userId },
      data: { createdAt: now },
    });
    const leave = (handle: string) =>
      ask(
        "mutation ($handle: String!) { deleteAccount(input: { handle: $handle }) { __typename } }",
        { handle },
        leaver,
      );
    expect(await leave("reader")).toEqual({ deleteAccount: { __typename: "InvalidInputError" } });
    expect(await leave("leaver")).toEqual({
      deleteAccount: { __typename: "DeleteAccountSuccess" },
    });
    expect(await server.database.prisma.user.count({ where: { id: leaver.userId } })).toBe(0);
    // The thread stays, and so does what the moderators wrote down.
    expect(await ask("query ($id: ID!) { node(id: $id) { id } }", { id: comment })).toEqual({
      node: { id: comment },
    });
    expect(await audit(globalId("Person", leaver.userId))).toHaveLength(1);
  });

  test("does not end before it begins", async () => {
    expect(await suspend(writer.userId, { until: "2026-01-05T08:59:59Z" })).toMatchObject({
      code: "INVALID_INPUT",
    });
  });
});

test("a report of a mutation's every result says SUSPENDED, but for what concerns nobody else", async () => {
  const { data } = await server.graphql<{
    __schema: {
      mutationType: {
        fields: { name: string; type: { ofType: { possibleTypes: { name: string }[] } } }[];
      };
    };
  }>(
    "{ __schema { mutationType { fields { name type { ofType { possibleTypes { name } } } } } } }",
  );
  const without = data.__schema.mutationType.fields
    .filter(({ type }) => !type.ofType.possibleTypes.some(({ name }) => name === "SuspendedError"))
    .map(({ name }) => name);
  // Signing in and out, and what concerns nobody but themselves.
  expect(without.sort()).toEqual([
    "deleteAccount",
    "leaveOrg",
    "markNotificationsRead",
    "requestSignInCode",
    "setNotificationPreference",
    "signIn",
    "signOut",
    "unsubscribeFromDigest",
    "withdrawAuthorClaim",
  ]);
});

describe("the audit trail", () => {
  test("tells of merges, submissions and roles, whoever decided", async () => {
    const db = server.database.prisma;
    const paper = { arxiv: arxivId(6) };
    const merged = await send(
      "mergePapers",
      { paper, other: { arxiv: arxivId(7) } },
      moderator,
      "merge { id }",
    );
    const mergeId = (merged["merge"] as { id: string }).id;
    await send("undoMerge", { mergeId }, moderator);
    await send("undoMerge", { mergeId }, moderator);
    const actions = async (subject: string) =>
      (await audit(subject)).map((entry) => {
        const { action, actorHandle, details } = entry as Record<string, string>;
        return [action, actorHandle, details];
      });
    const pair = JSON.stringify({ from: rows[6], into: rows[5] });
    expect(await actions(mergeId)).toEqual([
      ["UNDO_MERGE", "moderator", pair],
      ["MERGE_PAPERS", "moderator", pair],
    ]);
    const candidate = await db.mergeCandidate.create({
      data: { lowId: rows[0] ?? 0, highId: rows[1] ?? 0, reason: "TITLES_DISAGREE", evidence: {} },
    });
    const candidateId = globalId("MergeCandidate", candidate.id);
    await send("keepApart", { candidateId }, moderator);
    await send("keepApart", { candidateId }, moderator);
    expect(await actions(candidateId)).toEqual([["KEEP_APART", "moderator", "{}"]]);
    const submission = await db.submission.findFirstOrThrow({ where: { paperId: rows[7] ?? 0 } });
    const submissionId = globalId("Submission", submission.id);
    await send("declineSubmission", { submissionId }, moderator);
    await send("placeSubmission", { submissionId, day: "2026-01-05" }, moderator);
    expect(await actions(submissionId)).toEqual([
      ["PLACE_SUBMISSION", "moderator", '{"day":"2026-01-05"}'],
      ["DECLINE_SUBMISSION", "moderator", "{}"],
    ]);
    const context = { db, signal: new AbortController().signal } as never;
    await setRoleJob.run(context, { email: "reader@example.org", role: "EDITOR" }, () => {});
    await setRoleJob.run(context, { email: "reader@example.org", role: "EDITOR" }, () => {});
    expect(await actions(globalId("Person", reader.userId))).toEqual([
      ["SET_ROLE", null, '{"to":"EDITOR","from":"MEMBER"}'],
    ]);
  });

  test("is never changed, and outlives who is in it", async () => {
    const { pool, prisma: db } = server.database;
    const left = await server.signIn("left@example.org");
    await db.user.update({ where: { id: left.userId }, data: { role: "MODERATOR" } });
    const id = await say(8);
    const hide = { commentId: id, hidden: true, reason: "Because" };
    await send("setCommentHidden", hide, left);
    await db.user.delete({ where: { id: left.userId } });
    expect(await audit(id)).toMatchObject([{ actorHandle: "left", reason: "Because" }]);
    for (const attack of [
      "UPDATE audit_entries SET reason = 'Nothing'",
      "DELETE FROM audit_entries",
      "TRUNCATE audit_entries",
    ]) {
      await expect(pool.query(attack)).rejects.toThrow("append-only");
    }
    expect(await audit(id)).toMatchObject([{ actorHandle: "left", reason: "Because" }]);
  });

  test("nothing is written of what did not happen", async () => {
    const db = server.database.prisma;
    const before = await db.auditEntry.count();
    const commentId = await say(8, moderator);
    const hide = { commentId, hidden: true, reason: "Mine" };
    expect(await send("setCommentHidden", hide, moderator)).toMatchObject({ code: "FORBIDDEN" });
    expect(await db.auditEntry.count()).toBe(before);
  });
});
