import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { arxivId, globalId } from "../papers/made-up-papers.ts";
import type { TestServer } from "../support/test-server.ts";
import type { OwnedThings } from "./owned-things.ts";
import { createOwnedThings } from "./owned-things.ts";

// Who may change what: nobody but the owner, whatever ids they make up.

let server: TestServer;
let ids: OwnedThings["ids"];
let ask: OwnedThings["ask"];

beforeAll(async () => {
  ({ server, ids, ask } = await createOwnedThings());
});

afterAll(() => server.close());

describe("mutations by somebody else", () => {
  const MUTATIONS: Record<string, { mutation: string; expected: object | null }> = {
    updateList: {
      mutation: `updateList(input: { listId: $id, name: "Taken over", visibility: PUBLIC })`,
      expected: { code: "NOT_FOUND" },
    },
    deleteList: { mutation: "deleteList(input: { listId: $id })", expected: null },
    saveToList: {
      mutation: `saveToList(input: { paper: { arxiv: "${arxivId(1)}" }, listId: $id, note: "Put there by another" })`,
      expected: { code: "NOT_FOUND" },
    },
    removeFromList: {
      mutation: `removeFromList(input: { paper: { arxiv: "${arxivId(2)}" }, listId: $id })`,
      expected: { code: "NOT_FOUND" },
    },
    moveListItem: {
      mutation: `moveListItem(input: { paper: { arxiv: "${arxivId(2)}" }, after: { arxiv: "${arxivId(2)}" }, listId: $id })`,
      expected: { code: "NOT_FOUND" },
    },
  };

  let before: unknown;
  const state = async () => {
    const db = server.database.prisma;
    return {
      lists: await db.list.findMany({ orderBy: { id: "asc" } }),
      items: await db.listItem.findMany({ orderBy: [{ listId: "asc" }, { paperId: "asc" }] }),
      submissions: await db.submission.findMany({ orderBy: { id: "asc" } }),
      comments: await db.comment.findMany({ orderBy: { id: "asc" } }),
    };
  };

  beforeEach(async () => {
    before = await state();
  });

  test.each(
    Object.keys(MUTATIONS).flatMap((name) =>
      (["other", "editor", "nobody"] as const).flatMap((who) =>
        ["private list", "public list", "public list, by its row", "reading list"].map(
          (what) => [name, who, what] as const,
        ),
      ),
    ),
  )("%s by the %s leaves the owner's %s as it is", async (name, who, what) => {
    const { mutation, expected } = MUTATIONS[name] ?? { mutation: "", expected: null };
    const source = `mutation ($id: ID!) { ${mutation} { __typename ... on Error { code message } } }`;
    const { data, errors } = await ask<Record<string, object>>(source, { id: ids[what] }, who);
    expect(errors).toBeUndefined();
    const answer = data[name];
    if (who === "nobody") expect(answer).toMatchObject({ code: "SIGNED_OUT" });
    else if (expected) expect(answer).toMatchObject(expected);
    expect(await state()).toEqual(before);
    // The same as for a list that is not there: the answer tells nobody that this one is.
    const missing = await ask<Record<string, object>>(
      source,
      { id: globalId("List", 2_000_000_000) },
      who,
    );
    expect(missing.data[name]).toEqual(answer);
  });

  test.each(
    [
      [`editComment(input: { commentId: $id, body: "Taken over", revision: 1 })`],
      ["deleteComment(input: { commentId: $id })"],
    ].flatMap(([mutation]) =>
      (["other", "editor", "moderator", "nobody"] as const).map((who) => [mutation, who] as const),
    ),
  )("%s by the %s leaves the owner's comment as it is", async (mutation, who) => {
    const source = `mutation ($id: ID!) { ${mutation} { ... on Error { code } } }`;
    const { data } = await ask<Record<string, object>>(source, { id: ids["comment"] }, who);
    expect(Object.values(data)).toEqual([{ code: who === "nobody" ? "SIGNED_OUT" : "FORBIDDEN" }]);
    expect(await state()).toEqual(before);
  });

  test("a proposal is neither decided by a member nor told of to another who submits the paper", async () => {
    for (const mutation of [
      `placeSubmission(input: { submissionId: $id, day: "2026-01-10" })`,
      "declineSubmission(input: { submissionId: $id })",
    ]) {
      const source = `mutation ($id: ID!) { ${mutation} { ... on Error { code } } }`;
      for (const who of ["owner", "other"] as const) {
        const { data } = await ask<Record<string, object>>(
          source,
          { id: ids["proposed submission"] },
          who,
        );
        expect(Object.values(data)).toEqual([{ code: "FORBIDDEN" }]);
      }
    }
    const submit = `mutation { submitPaper(input: { paper: { arxiv: "${arxivId(3)}" }, idempotencyKey: "mine" }) {
      ... on SubmitPaperSuccess { paper { title submission { id } } submission { status submitter { handle } } } } }`;
    const { data } = await ask<{ submitPaper: object }>(submit, {}, "other");
    expect(data.submitPaper).toEqual({
      paper: { title: "On made-up thing 3", submission: null },
      submission: { status: "PROPOSED", submitter: null },
    });
    expect(await state()).toEqual(before);
  });

  test("nobody sees a proposal or a declined one through its paper", async () => {
    const query = `query ($refs: [PaperRef!]!) { papers(refs: $refs) { submission { id } firstListedOn } }`;
    const variables = { refs: [3, 4].map((number) => ({ arxiv: arxivId(number) })) };
    for (const who of ["owner", "other", "editor", "nobody"] as const) {
      const { data } = await ask(query, variables, who);
      expect(data).toEqual({
        papers: [3, 4].map(() => ({ submission: null, firstListedOn: null })),
      });
    }
  });
});

test("malformed global ids are refused wherever one is taken", async () => {
  const operations = [
    "query ($id: ID!) { node(id: $id) { id } }",
    "query ($id: ID!) { nodes(ids: [$id]) { id } }",
    "query ($id: ID!) { author(id: $id) { id } }",
    "query ($id: ID!) { paper(ref: { id: $id }) { id } }",
    "query ($id: ID!) { papers(refs: [{ id: $id }]) { id } }",
    "mutation ($id: ID!) { setVote(input: { paper: { id: $id }, upvoted: true }) { ... on Error { code } } }",
    "mutation ($id: ID!) { updateList(input: { listId: $id }) { ... on Error { code } } }",
    "mutation ($id: ID!) { deleteList(input: { listId: $id }) { ... on Error { code } } }",
    `mutation ($id: ID!) { saveToList(input: { paper: { arxiv: "${arxivId(1)}" }, listId: $id }) { ... on Error { code } } }`,
    `mutation ($id: ID!) { moveListItem(input: { paper: { arxiv: "${arxivId(1)}" }, after: { arxiv: "${arxivId(1)}" }, listId: $id }) { ... on Error { code } } }`,
    `mutation ($id: ID!) { removeFromList(input: { paper: { arxiv: "${arxivId(1)}" }, listId: $id }) { ... on Error { code } } }`,
    `mutation ($id: ID!) { addComment(input: { inReplyToId: $id, body: "I see.", idempotencyKey: "a" }) { ... on Error { code } } }`,
    `mutation ($id: ID!) { editComment(input: { commentId: $id, body: "I see.", revision: 1 }) { ... on Error { code } } }`,
    "mutation ($id: ID!) { deleteComment(input: { commentId: $id }) { ... on Error { code } } }",
    "mutation ($id: ID!) { setReaction(input: { commentId: $id, reaction: AGREE, on: true }) { ... on Error { code } } }",
    "mutation ($id: ID!) { declineSubmission(input: { submissionId: $id }) { ... on Error { code } } }",
    `mutation ($id: ID!) { placeSubmission(input: { submissionId: $id, day: "2026-01-10" }) { ... on Error { code } } }`,
    "mutation ($id: ID!) { revokeToken(input: { tokenId: $id }) { ... on Error { code } } }",
    "mutation ($id: ID!) { setFollow(input: { subjectId: $id, following: true }) { ... on Error { code } } }",
    "mutation ($id: ID!) { claimAuthor(input: { authorId: $id }) { ... on Error { code } } }",
    "mutation ($id: ID!) { withdrawAuthorClaim(input: { authorId: $id }) { ... on Error { code } } }",
    "mutation ($id: ID!) { joinOrg(input: { orgId: $id }) { ... on Error { code } } }",
    "mutation ($id: ID!) { leaveOrg(input: { orgId: $id }) { ... on Error { code } } }",
    "mutation ($id: ID!) { setOrgMember(input: { orgId: $id, personId: $id, role: MEMBER }) { ... on Error { code } } }",
    "mutation ($id: ID!) { removeOrgMember(input: { orgId: $id, personId: $id }) { ... on Error { code } } }",
    "mutation ($id: ID!) { markNotificationsRead(input: { ids: [$id] }) { ... on Error { code } } }",
    "mutation ($id: ID!) { markNotificationsRead(input: { upTo: $id }) { ... on Error { code } } }",
  ];
  for (const source of operations) {
    for (const id of [
      "",
      "x",
      "💥",
      globalId("Query", 1),
      globalId("constructor", 1),
      globalId("Paper", "1\u0000"),
      globalId("List", "99999999999"),
      globalId("List", "6f9619ff-8b86-d011-b42d-00cf4fc964f"),
    ]) {
      const { data, errors } = await ask<Record<string, { code?: string } | null> | null>(
        source,
        { id },
        "editor",
      );
      const code = errors?.[0]?.extensions?.["code"] ?? Object.values(data ?? {})[0]?.code;
      expect(code).toBe("INVALID_INPUT");
    }
  }
});
