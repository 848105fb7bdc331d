import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { MAX_FOLLOWS } from "@paperround/schema/follows/set-follow";
import { addPapers, globalId, range } from "../papers/made-up-papers.ts";
import type { SignedIn, TestServer } from "../support/test-server.ts";
import { createTestServer } from "../support/test-server.ts";

let server: TestServer;
let reader: SignedIn;
let owner: SignedIn;
let ids: Record<"author" | "org" | "private" | "public", string>;
let lists: Record<"private" | "public", string>;

beforeAll(async () => {
  server = await createTestServer();
  const db = server.database.prisma;
  await addPapers(db, [1]);
  reader = await server.signIn("reader@example.org");
  owner = await server.signIn("owner@example.org");
  const author = await db.author.findFirstOrThrow({ where: { name: "Ada Example" } });
  const org = await db.org.findFirstOrThrow();
  const list = async (visibility: "PRIVATE" | "PUBLIC") =>
    (await db.list.create({ data: { ownerId: owner.userId, name: visibility, visibility } }))
      .publicId;
  lists = { private: await list("PRIVATE"), public: await list("PUBLIC") };
  ids = {
    author: globalId("Author", author.id),
    org: globalId("Org", org.id),
    private: globalId("List", lists.private),
    public: globalId("List", lists.public),
  };
});

afterAll(() => server.close());

const SUBJECT = "{ id followerCount viewerFollows }";
const SET = `mutation ($input: SetFollowInput!) { setFollow(input: $input) {
  __typename
  ... on SetFollowSuccess { author ${SUBJECT} org ${SUBJECT} list ${SUBJECT} }
  ... on Error { code message }
} }`;

async function setFollow(subjectId: string, following: boolean, token?: string) {
  const { data, errors } = await server.graphql<{ setFollow: Record<string, unknown> }>(
    SET,
    { input: { subjectId, following } },
    token === undefined ? {} : { token },
  );
  expect(errors).toBeUndefined();
  return data.setFollow;
}

async function following(token: string) {
  const { data, errors } = await server.graphql<{
    viewer: { following: { nodes: { author?: object; org?: object; list?: object }[] } };
  }>("{ viewer { following { nodes { author { id } org { id } list { id } } } } }", {}, { token });
  expect(errors).toBeUndefined();
  return data.viewer.following.nodes;
}

describe("setFollow", () => {
  test.each([
    ["author", "author"],
    ["org", "org"],
    ["public", "list"],
  ] as const)("follows %s, once however often it is said, and ends it", async (what, field) => {
    const id = ids[what];
    for (let again = 0; again < 2; again++) {
      expect(await setFollow(id, true, reader.token)).toMatchObject({
        __typename: "SetFollowSuccess",
        [field]: { id, followerCount: 1, viewerFollows: true },
      });
    }
    expect(await following(reader.token)).toContainEqual(
      expect.objectContaining({ [field]: { id } }),
    );
    const both = await setFollow(id, true, owner.token);
    expect(both[field]).toMatchObject({ followerCount: 2 });
    await setFollow(id, false, owner.token);
    for (let again = 0; again < 2; again++) {
      expect(await setFollow(id, false, reader.token)).toMatchObject({
        [field]: { id, followerCount: 0, viewerFollows: false },
      });
    }
    expect(await following(reader.token)).toEqual([]);
  });

  test("many requests at once make one follow", async () => {
    await Promise.all(range(1, 8).map(() => setFollow(ids.author, true, reader.token)));
    expect(await server.database.prisma.follow.count()).toBe(1);
    await setFollow(ids.author, false, reader.token);
  });

  test("nobody signed in is told so", async () => {
    expect(await setFollow(ids.author, true)).toMatchObject({ code: "SIGNED_OUT" });
  });

  test("what is no author, org or list is refused, and what is hidden is not there", async () => {
    expect(await setFollow(globalId("Paper", 1), true, reader.token)).toMatchObject({
      code: "INVALID_INPUT",
    });
    const missing = await setFollow(globalId("List", 2_000_000_000), true, reader.token);
    expect(missing).toMatchObject({ code: "NOT_FOUND" });
    expect(await setFollow(ids.private, true, reader.token)).toEqual(missing);
    expect(await setFollow(ids.private, false, reader.token)).toEqual(missing);
    expect(await setFollow(ids.private, true, owner.token)).toMatchObject({
      list: { id: ids.private },
    });
    await setFollow(ids.private, false, owner.token);
  });

  test("a list that becomes private is hidden from who follows it", async () => {
    const db = server.database.prisma;
    await setFollow(ids.public, true, reader.token);
    await db.list.update({ where: { publicId: lists.public }, data: { visibility: "PRIVATE" } });
    expect(await following(reader.token)).toEqual([]);
    // Still to be ended, by an id that tells nothing more.
    expect(await setFollow(ids.public, false, reader.token)).toMatchObject({ list: null });
    await db.list.update({ where: { publicId: lists.public }, data: { visibility: "PUBLIC" } });
  });

  test("there is an end to what one person can follow", async () => {
    const db = server.database.prisma;
    await db.$executeRaw`
      WITH many AS (
        INSERT INTO authors (name, name_key) SELECT 'A', 'a' FROM generate_series(1, ${MAX_FOLLOWS}::int) RETURNING id
      )
      INSERT INTO follows (user_id, author_id) SELECT ${owner.userId}, id FROM many`;
    expect(await setFollow(ids.org, true, owner.token)).toMatchObject({ code: "CONFLICT" });
    await db.follow.deleteMany({ where: { userId: owner.userId } });
  });
});
