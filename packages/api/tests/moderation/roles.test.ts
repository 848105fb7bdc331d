import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { addPapers, globalId, range } from "../papers/made-up-papers.ts";
import type { SignedIn, TestServer } from "../support/test-server.ts";
import { createTestServer } from "../support/test-server.ts";

// Who may do what with more than a member's rights: every such mutation by every role, and on every role.

const ROLES = ["MEMBER", "EDITOR", "MODERATOR", "ADMIN"] as const;
type Role = (typeof ROLES)[number];

/** For each mutation the least role, and a call that has nothing to find. */
const MUTATIONS: Record<string, { least: Role; input: string }> = {
  placeSubmission: {
    least: "EDITOR",
    input: `{ submissionId: "${globalId("Submission", 2_000_000_000)}", day: "2026-01-05" }`,
  },
  declineSubmission: {
    least: "EDITOR",
    input: `{ submissionId: "${globalId("Submission", 2_000_000_000)}" }`,
  },
  mergePapers: {
    least: "MODERATOR",
    input: `{ paper: { arxiv: "2601.99998" }, other: { arxiv: "2601.99999" } }`,
  },
  undoMerge: { least: "MODERATOR", input: `{ mergeId: "${globalId("Merge", 2_000_000_000)}" }` },
  keepApart: {
    least: "MODERATOR",
    input: `{ candidateId: "${globalId("MergeCandidate", 2_000_000_000)}" }`,
  },
  decideDisputedId: {
    least: "MODERATOR",
    input: `{ disputedId: "${globalId("DisputedId", 2_000_000_000)}", accepted: true }`,
  },
  decideAuthorClaim: {
    least: "MODERATOR",
    input: `{ claimId: "${globalId("AuthorClaim", 2_000_000_000)}", accepted: true }`,
  },
  decideReport: {
    least: "MODERATOR",
    input: `{ reportId: "${globalId("Report", 2_000_000_000)}", decision: DISMISSED }`,
  },
  setCommentHidden: {
    least: "MODERATOR",
    input: `{ commentId: "${globalId("Comment", 2_000_000_000)}", hidden: true, reason: "Why" }`,
  },
  setPaperHidden: {
    least: "MODERATOR",
    input: `{ paper: { arxiv: "2601.99999" }, hidden: true, reason: "Why" }`,
  },
  setSuspension: {
    least: "MODERATOR",
    input: `{ personId: "${globalId("Person", "nobody")}", suspended: true, reason: "Why" }`,
  },
  setRole: {
    least: "ADMIN",
    input: `{ personId: "${globalId("Person", "nobody")}", role: EDITOR }`,
  },
};

let server: TestServer;
const people = {} as Record<Role, SignedIn>;

beforeAll(async () => {
  server = await createTestServer();
  await addPapers(server.database.prisma, range(1, 4));
  for (const role of ROLES) {
    people[role] = await server.signIn(`${role.toLowerCase()}@example.org`);
    await server.database.prisma.user.update({
      where: { id: people[role].userId },
      data: { role },
    });
  }
});

afterAll(() => server.close());

async function code(mutation: string, input: string, who: SignedIn | null): Promise<string | null> {
  const { data, errors } = await server.graphql<Record<string, { code?: string }>>(
    `mutation { ${mutation}(input: ${input}) { __typename ... on Error { code } } }`,
    {},
    who ? { token: who.token } : {},
  );
  expect(errors).toBeUndefined();
  return data[mutation]?.code ?? null;
}

test("the table names every mutation that takes a role", async () => {
  const { data } = await server.graphql<{
    __schema: { mutationType: { fields: { name: string; description: string }[] } };
  }>("{ __schema { mutationType { fields { name description } } } }");
  const moderating = data.__schema.mutationType.fields.filter(({ description }) =>
    description.includes("`MODERATE`"),
  );
  expect(moderating.map(({ name }) => name).sort()).toEqual(Object.keys(MUTATIONS).sort());
});

test.each(
  Object.entries(MUTATIONS).flatMap(([name, { least, input }]) =>
    ([...ROLES, null] as const).map((role) => [name, role, least, input] as const),
  ),
)("%s by %s takes %s", async (name, role, least, input) => {
  const expected =
    role === null
      ? "SIGNED_OUT"
      : ROLES.indexOf(role) < ROLES.indexOf(least)
        ? "FORBIDDEN"
        : "NOT_FOUND";
  expect(await code(name, input, role && people[role])).toBe(expected);
});

describe("on somebody of a role", () => {
  const cases = (["MODERATOR", "ADMIN"] as const).flatMap((actor) =>
    ROLES.map((subject) => [actor, subject] as const),
  );

  test.each(cases)("%s acts on %s only below their own", async (actor, subject) => {
    const db = server.database.prisma;
    const target = await server.signIn(`target-${actor}-${subject}@example.org`.toLowerCase());
    await db.user.update({ where: { id: target.userId }, data: { role: subject } });
    const comment = await db.comment.create({
      data: { paperId: 1, authorId: target.userId, body: "I see.", bodyHtml: "", renderer: 0 },
    });
    await db.paper.update({ where: { id: 1 }, data: { commentCount: { increment: 1 } } });
    const expected = ROLES.indexOf(subject) < ROLES.indexOf(actor) ? null : "FORBIDDEN";
    const personId = globalId("Person", target.userId);
    const hide = `{ commentId: "${globalId("Comment", comment.id)}", hidden: true, reason: "Why" }`;
    const suspend = `{ personId: "${personId}", suspended: true, reason: "Why" }`;
    expect(await code("setCommentHidden", hide, people[actor])).toBe(expected);
    expect(await code("setSuspension", suspend, people[actor])).toBe(expected);
    if (actor === "ADMIN") {
      const demote = `{ personId: "${personId}", role: MEMBER }`;
      expect(await code("setRole", demote, people[actor])).toBe(expected);
    }
    const { role, suspendedAt } = await db.user.findUniqueOrThrow({ where: { id: target.userId } });
    expect(suspendedAt !== null).toBe(expected === null);
    if (expected !== null) expect(role).toBe(subject);
  });

  test("nobody suspends themselves, or hides what they wrote themselves", async () => {
    for (const role of ["MODERATOR", "ADMIN"] as const) {
      const personId = globalId("Person", people[role].userId);
      const suspend = `{ personId: "${personId}", suspended: true, reason: "Why" }`;
      expect(await code("setSuspension", suspend, people[role])).toBe("FORBIDDEN");
    }
  });

  test("the last admin stays one; with a second, either may leave, but not both", async () => {
    const db = server.database.prisma;
    const [first, second] = [people.ADMIN, people.EDITOR];
    await db.user.updateMany({
      where: { role: "ADMIN", id: { not: first.userId } },
      data: { role: "MEMBER" },
    });
    const input = (who: SignedIn, role: Role) =>
      `{ personId: "${globalId("Person", who.userId)}", role: ${role} }`;
    expect(await code("setRole", input(first, "MEMBER"), first)).toBe("CONFLICT");
    expect(await code("setRole", input(second, "ADMIN"), first)).toBeNull();
    expect(await code("setRole", input(second, "MEMBER"), first)).toBe("FORBIDDEN");
    const left = await Promise.all([
      code("setRole", input(first, "EDITOR"), first),
      code("setRole", input(second, "EDITOR"), second),
    ]);
    expect(new Set(left)).toEqual(new Set(["CONFLICT", null]));
    expect(await db.user.count({ where: { role: "ADMIN" } })).toBe(1);
  });
});
