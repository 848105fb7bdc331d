import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { addPapers, globalId, range } from "../papers/made-up-papers.ts";
import type { SignedIn } from "../support/test-server.ts";
import type { DigestWorld } from "./digest-world.ts";
import { createDigestWorld } from "./digest-world.ts";

let world: DigestWorld;
let ada: SignedIn;
let bo: SignedIn;
beforeAll(async () => {
  world = await createDigestWorld();
  await addPapers(world.db, range(1, 4), { day: "2026-11-24T05:00:00Z" });
  [ada, bo] = [
    await world.server.signIn("ada@example.org"),
    await world.server.signIn("bo@example.org"),
  ];
});
afterAll(() => world.close());

interface Result {
  __typename: string;
  code?: string;
  message?: string;
  digestSubscription?: Record<string, unknown>;
}

async function mutate(name: string, input: object | null, token?: string): Promise<Result> {
  const type = name.charAt(0).toUpperCase() + name.slice(1);
  const isSubject = input !== null;
  const fields = isSubject
    ? `... on ${type}Success { digestSubscription {
        state email cadence weekday hour timeZone keywords categories followed minVotes nextDueAt confirmedAt
        authors { name } orgs { slug } } }`
    : "";
  const { data, errors } = await world.server.graphql<Record<string, Result>>(
    isSubject
      ? `mutation ($input: ${type}Input!) { ${name}(input: $input) { __typename ${fields} ... on Error { code message } } }`
      : `mutation { ${name} { __typename ... on Error { code message } } }`,
    isSubject ? { input } : {},
    token === undefined ? {} : { token },
  );
  expect(errors).toBeUndefined();
  return data[name] ?? { __typename: "" };
}

const mine = async (token?: string): Promise<unknown> => {
  const { data } = await world.server.graphql<{ viewer: { digestSubscription: unknown } | null }>(
    "{ viewer { digestSubscription { state email hour } } }",
    {},
    token === undefined ? {} : { token },
  );
  return data.viewer?.digestSubscription ?? null;
};

describe("the viewer's digest", () => {
  test("begins at once where their address is proven, changes, and ends", async () => {
    const author = await world.db.author.findFirstOrThrow({ where: { name: "Ada Example" } });
    const begun = await mutate(
      "subscribeToDigest",
      {
        cadence: "WEEKLY",
        weekday: 5,
        hour: 9,
        timeZone: "europe/berlin",
        authorIds: [globalId("Author", author.id)],
        keywords: ["  Robots "],
        minVotes: 2,
        followed: true,
      },
      ada.token,
    );
    expect(begun).toMatchObject({
      __typename: "SubscribeToDigestSuccess",
      digestSubscription: {
        state: "ACTIVE",
        email: "ada@example.org",
        cadence: "WEEKLY",
        timeZone: "Europe/Berlin",
        keywords: ["robots"],
        followed: true,
        nextDueAt: "2026-11-27T08:00:00.000Z",
        authors: [{ name: "Ada Example" }],
        orgs: [],
      },
    });
    const changed = await mutate("updateDigest", { cadence: "DAILY", keywords: [] }, ada.token);
    expect(changed.digestSubscription).toMatchObject({
      cadence: "DAILY",
      keywords: [],
      minVotes: 2,
      nextDueAt: "2026-11-24T08:00:00.000Z",
    });
    expect(await mine(ada.token)).toEqual({ state: "ACTIVE", email: "ada@example.org", hour: 9 });
    // Said again, it changes what it names and nothing else.
    expect(
      (await mutate("subscribeToDigest", { hour: 10 }, ada.token)).digestSubscription,
    ).toMatchObject({ hour: 10, minVotes: 2 });
    for (const _ of [1, 2])
      expect((await mutate("unsubscribeFromDigest", null, ada.token)).__typename).toBe(
        "UnsubscribeFromDigestSuccess",
      );
    expect(await mine(ada.token)).toMatchObject({ state: "ENDED" });
    expect(await mutate("updateDigest", { hour: 1 }, ada.token)).toMatchObject({
      code: "NOT_FOUND",
    });
    expect((await mutate("subscribeToDigest", {}, ada.token)).digestSubscription).toMatchObject({
      state: "ACTIVE",
    });
  });

  test("is asked for by mail where the address is not proven", async () => {
    await world.db.user.update({ where: { id: bo.userId }, data: { emailVerified: false } });
    const begun = await mutate("subscribeToDigest", {}, bo.token);
    expect(begun.digestSubscription).toMatchObject({ state: "PENDING", nextDueAt: null });
    expect((await world.sendRequested()).map(({ to }) => to)).toEqual(["bo@example.org"]);
  });

  test("is nobody else's to see or to change", async () => {
    expect(await mine()).toBeNull();
    expect(await mine(bo.token)).toMatchObject({ email: "bo@example.org" });
    for (const name of ["subscribeToDigest", "updateDigest"])
      expect(await mutate(name, {})).toMatchObject({ code: "SIGNED_OUT" });
    expect(await mutate("unsubscribeFromDigest", null)).toMatchObject({ code: "SIGNED_OUT" });
    const before = await world.db.digestSubscription.findFirst({ where: { userId: ada.userId } });
    await mutate("updateDigest", { hour: 3 }, bo.token);
    await mutate("unsubscribeFromDigest", null, bo.token);
    expect(await world.db.digestSubscription.findFirst({ where: { userId: ada.userId } })).toEqual(
      before,
    );
  });

  test("that was begun without an account is the account's from its first sign-in", async () => {
    await world.db.digestSubscription.create({
      data: { email: "cy@example.org", state: "ACTIVE", requestedAt: world.now },
    });
    const cy = await world.server.signIn("cy@example.org");
    expect(await mine(cy.token)).toMatchObject({ email: "cy@example.org" });
  });

  test.each<[string, object]>([
    ["hour", { hour: 24 }],
    ["weekday", { weekday: 0 }],
    ["timeZone", { timeZone: "Mars/Olympus" }],
    ["minVotes", { minVotes: -1 }],
    ["keywords", { keywords: Array.from({ length: 51 }, (_, at) => `k${at}`) }],
    ["authorIds", { authorIds: [globalId("Paper", 1)] }],
  ])("with a bad %s is refused", async (_name, input) => {
    expect(await mutate("updateDigest", input, ada.token)).toMatchObject({ code: "INVALID_INPUT" });
  });
});

interface Preview {
  digestPreview: {
    subject: string;
    text: string;
    html: string;
    papers: { title: string }[];
  } | null;
}

test("the next issue is previewed, with preferences to try out, in a constant number of statements", async () => {
  const ask = `query ($preferences: DigestPreviewInput) {
    digestPreview(preferences: $preferences) { subject text html dueAt papers { title } } }`;
  const none = await world.server.graphql<Preview>(ask);
  expect(none.data.digestPreview).toBeNull();
  const preferences = { minVotes: 0, authorIds: [], keywords: ["thing 1"], followed: false };
  world.server.statements();
  const { data } = await world.server.graphql<Preview>(ask, { preferences }, { token: ada.token });
  expect(world.server.statements().length).toBeLessThanOrEqual(8);
  expect(data.digestPreview?.papers).toEqual([{ title: "On made-up thing 1" }]);
  expect(data.digestPreview?.subject).toBe("On made-up thing 1");
  expect(data.digestPreview?.html).toContain("On made-up thing 1");
  const bad = await world.server.graphql<Preview>(
    ask,
    { preferences: { hour: 99 } },
    { token: ada.token },
  );
  expect(bad.errors?.[0]?.extensions).toMatchObject({ code: "INVALID_INPUT" });
});

test("numbers are for admins", async () => {
  const ask =
    "{ digestStatistics { subscribers pending optOuts bounced complained sent sentLately waiting failed } }";
  for (const token of [undefined, ada.token]) {
    const { errors } = await world.server.graphql(ask, {}, token === undefined ? {} : { token });
    expect(["SIGNED_OUT", "FORBIDDEN"]).toContain(errors?.[0]?.extensions?.["code"]);
  }
  await world.db.user.update({ where: { id: bo.userId }, data: { role: "ADMIN" } });
  const { data } = await world.server.graphql<{ digestStatistics: object }>(
    ask,
    {},
    { token: bo.token },
  );
  expect(data.digestStatistics).toEqual({
    subscribers: 2,
    pending: 0,
    optOuts: 2,
    bounced: 0,
    complained: 0,
    sent: 0,
    sentLately: 0,
    waiting: 0,
    failed: 0,
  });
});

test("an account that goes takes its digest with it, and its export told of it", async () => {
  await mutate("subscribeToDigest", { minVotes: 0, authorIds: [], followed: false }, ada.token);
  world.pass(3);
  await world.run();
  const response = await world.server.fetch("/export", {
    headers: { authorization: `Bearer ${ada.token}` },
  });
  const { digestSubscriptions } = (await response.json()) as { digestSubscriptions: object[] };
  expect(digestSubscriptions).toMatchObject([
    {
      email: "ada@example.org",
      state: "ACTIVE",
      issues: [
        {
          day: "2026-11-24",
          state: "SENT",
          papers: expect.arrayContaining(["On made-up thing 1"]),
        },
      ],
    },
  ]);
  expect(JSON.stringify(digestSubscriptions)).not.toContain("link_version");
  const { data } = await world.server.graphql<{ deleteAccount: { __typename: string } }>(
    `mutation ($handle: String!) { deleteAccount(input: { handle: $handle }) { __typename } }`,
    { handle: ada.handle },
    { token: (await world.server.signIn("ada@example.org")).token },
  );
  expect(data.deleteAccount.__typename).toBe("DeleteAccountSuccess");
  expect(await world.db.digestSubscription.count({ where: { email: "ada@example.org" } })).toBe(0);
  expect(
    await world.db.digestPaper.count({ where: { subscription: { email: "ada@example.org" } } }),
  ).toBe(0);
});
