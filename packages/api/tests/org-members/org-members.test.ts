import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { addPapers, globalId } from "../papers/made-up-papers.ts";
import type { SignedIn, TestServer } from "../support/test-server.ts";
import { createTestServer } from "../support/test-server.ts";

let server: TestServer;
let ada: SignedIn;
let bo: SignedIn;
let moderator: SignedIn;
let orgId: string;

beforeAll(async () => {
  server = await createTestServer();
  const db = server.database.prisma;
  await addPapers(db, [1]);
  ada = await server.signIn("ada@example.org");
  bo = await server.signIn("bo@example.org");
  moderator = await server.signIn("moderator@example.org");
  await db.user.update({ where: { id: moderator.userId }, data: { role: "MODERATOR" } });
  orgId = globalId("Org", (await db.org.findFirstOrThrow()).id);
});

afterAll(() => server.close());

beforeEach(async () => {
  await server.database.prisma.orgMembership.deleteMany();
  await server.database.prisma.notification.deleteMany();
});

interface Answer {
  __typename: string;
  code?: string;
  membership?: { state: string; role: string; person: { handle: string } } | null;
}

async function send(
  name: "joinOrg" | "leaveOrg" | "setOrgMember" | "removeOrgMember",
  input: Record<string, unknown>,
  who?: SignedIn,
): Promise<Answer> {
  const type = name.charAt(0).toUpperCase() + name.slice(1);
  const membership =
    name === "joinOrg" || name === "setOrgMember"
      ? `... on ${type}Success { membership { state role person { handle } } }`
      : "";
  const { data, errors } = await server.graphql<Record<string, Answer>>(
    `mutation ($input: ${type}Input!) { ${name}(input: $input) { __typename ${membership} ... on Error { code } } }`,
    { input: { orgId, ...input } },
    who ? { token: who.token } : {},
  );
  expect(errors).toBeUndefined();
  const answer = data[name];
  if (!answer) throw new Error("No answer.");
  return answer;
}

const person = (who: SignedIn) => globalId("Person", who.userId);

async function seenBy(who?: SignedIn) {
  const { data, errors } = await server.graphql<{
    org: {
      memberCount: number;
      members: { nodes: { person: { handle: string }; role: string }[] };
      pendingMembers: { nodes: { person: { handle: string }; state: string }[] };
    };
  }>(
    `{ org(slug: "made-up-lab") { memberCount members { nodes { role person { handle } } }
      pendingMembers { nodes { state person { handle } } } } }`,
    {},
    who ? { token: who.token } : {},
  );
  expect(errors).toBeUndefined();
  return {
    count: data.org.memberCount,
    members: data.org.members.nodes.map((one) => [one.person.handle, one.role]),
    pending: data.org.pendingMembers.nodes.map((one) => [one.person.handle, one.state]),
  };
}

async function told(who: SignedIn): Promise<number> {
  return server.database.prisma.notification.count({
    where: { userId: who.userId, kind: "ORG_MEMBERSHIP" },
  });
}

describe("members", () => {
  test("ask, and are accepted with a role", async () => {
    for (let again = 0; again < 2; again++) {
      expect((await send("joinOrg", {}, ada)).membership).toMatchObject({ state: "REQUESTED" });
    }
    expect(await seenBy()).toEqual({ count: 0, members: [], pending: [] });
    expect((await seenBy(ada)).pending).toEqual([[ada.handle, "REQUESTED"]]);
    expect((await seenBy(bo)).pending).toEqual([]);
    expect((await seenBy(moderator)).pending).toEqual([[ada.handle, "REQUESTED"]]);
    const accept = { personId: person(ada), role: "ADMIN" };
    for (let again = 0; again < 2; again++) {
      expect((await send("setOrgMember", accept, moderator)).membership).toEqual({
        state: "JOINED",
        role: "ADMIN",
        person: { handle: ada.handle },
      });
    }
    expect(await told(ada)).toBe(1);
    expect(
      await server.database.prisma.auditEntry.count({ where: { action: "SET_ORG_MEMBER" } }),
    ).toBe(1);
    expect(await seenBy()).toEqual({ count: 1, members: [[ada.handle, "ADMIN"]], pending: [] });
    const { data } = await server.graphql(
      "{ viewer { orgs { nodes { role state org { slug } } } } }",
      {},
      { token: ada.token },
    );
    expect(data).toEqual({
      viewer: {
        orgs: { nodes: [{ role: "ADMIN", state: "JOINED", org: { slug: "made-up-lab" } }] },
      },
    });
  });

  test("are invited by an admin of the org, and take it up or turn it down", async () => {
    await send("joinOrg", {}, ada);
    await send("setOrgMember", { personId: person(ada), role: "ADMIN" }, moderator);
    const invite = { personId: person(bo), role: "MEMBER" };
    expect((await send("setOrgMember", invite, ada)).membership).toMatchObject({
      state: "INVITED",
    });
    expect(await told(bo)).toBe(1);
    expect((await seenBy(ada)).pending).toEqual([[bo.handle, "INVITED"]]);
    await send("leaveOrg", {}, bo);
    expect((await seenBy(ada)).pending).toEqual([]);
    await send("setOrgMember", invite, ada);
    // An invitation is no membership yet: nobody is made a member without their word.
    expect((await send("setOrgMember", invite, ada)).membership).toMatchObject({
      state: "INVITED",
    });
    expect((await send("joinOrg", {}, bo)).membership).toMatchObject({ state: "JOINED" });
    expect((await seenBy()).count).toBe(2);
    await send("removeOrgMember", { personId: person(bo) }, ada);
    for (let again = 0; again < 2; again++) await send("leaveOrg", {}, ada);
    expect(await seenBy()).toEqual({ count: 0, members: [], pending: [] });
  });

  test("decide nothing, and neither do those who asked, were invited or were admins", async () => {
    const give = (who?: SignedIn) =>
      send("setOrgMember", { personId: person(who ?? bo), role: "ADMIN" }, who);
    const remove = (who: SignedIn) => send("removeOrgMember", { personId: person(ada) }, who);
    await send("joinOrg", {}, ada);
    await send("setOrgMember", { personId: person(ada), role: "MEMBER" }, moderator);
    await send("joinOrg", {}, bo);
    expect(await give(ada)).toMatchObject({ code: "FORBIDDEN" });
    expect(await give(bo)).toMatchObject({ code: "FORBIDDEN" });
    expect(await remove(bo)).toMatchObject({ code: "FORBIDDEN" });
    await send("leaveOrg", {}, bo);
    await send("setOrgMember", { personId: person(bo), role: "ADMIN" }, moderator);
    // Invited to be an admin, which is not one.
    expect(await remove(bo)).toMatchObject({ code: "FORBIDDEN" });
    await send("joinOrg", {}, bo);
    await send("setOrgMember", { personId: person(bo), role: "MEMBER" }, moderator);
    expect(await remove(bo)).toMatchObject({ code: "FORBIDDEN" });
    expect(await give()).toMatchObject({ code: "SIGNED_OUT" });
  });

  test("of what is not here are refused", async () => {
    const missing = globalId("Org", 2_000_000_000);
    expect(await send("joinOrg", { orgId: missing }, ada)).toMatchObject({ code: "NOT_FOUND" });
    expect(
      await send(
        "setOrgMember",
        { personId: globalId("Person", "nobody"), role: "MEMBER" },
        moderator,
      ),
    ).toMatchObject({ code: "NOT_FOUND" });
    expect(await send("joinOrg", { orgId: person(ada) }, ada)).toMatchObject({
      code: "INVALID_INPUT",
    });
    expect(await send("removeOrgMember", { personId: orgId }, moderator)).toMatchObject({
      code: "INVALID_INPUT",
    });
  });
});
