import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { addPapers, addPerson, globalId, range } from "../papers/made-up-papers.ts";
import type { SignedIn } from "../support/test-server.ts";
import { tokenWith } from "../tokens/made-tokens.ts";
import { createHook, createHookWorld, rowOf, say } from "./hook-world.ts";
import type { HookWorld } from "./hook-world.ts";

const URL = "https://receiver.example/hook";

let world: HookWorld;
let owner: SignedIn;
let other: SignedIn;

beforeAll(async () => {
  world = await createHookWorld({ config: { webhooks: { privateNetworks: [], http: false } } });
  [owner, other] = [
    await world.server.signIn("owner@example.org"),
    await world.server.signIn("other@example.org"),
  ];
  await addPapers(world.server.database.prisma, range(1, 2));
});
afterAll(() => world.close());
beforeEach(async () => {
  await world.server.database.prisma.webhook.deleteMany();
});

const db = () => world.server.database.prisma;

type Result = { __typename: string; code?: string; message?: string };
const mutate = async (call: string, token: string) => {
  const query = `mutation { it: ${call} { __typename ... on Error { code message } } }`;
  const { data, errors } = await world.server.graphql<{ it: Result }>(query, {}, { token });
  expect(errors).toBeUndefined();
  return data.it;
};

const WHOLE = `id name url events categories keywords voteThreshold trendingPlaces active stopReason stoppedAt
  firstFailedAt formerSecretEndsAt createdAt filters { author { name } org { slug } list { name } paper { title } }
  deliveries { nodes { id messageId event state createdAt nextAttemptAt attemptCount body
    attempts { number startedAt durationMs statusCode problem responseExcerpt } } }`;

describe("createWebhook", () => {
  test("makes one that its owner sees, and shows its secret once", async () => {
    const list = await db().list.findFirstOrThrow({ where: { readingListOf: owner.userId } });
    const author = await db().author.findFirstOrThrow({ where: { name: "Ada Example" } });
    const made = await createHook(world.server, owner.token, {
      url: URL,
      name: "  My\n bot ",
      events: ["VOTE_THRESHOLD", "COMMENT_CREATED", "COMMENT_CREATED"],
      subjectIds: [globalId("Author", author.id), globalId("List", list.publicId)],
      categories: ["cs.CL"],
      voteThreshold: 5,
    });
    expect(made.secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
    const { data } = await world.server.graphql<{ viewer: { webhooks: { nodes: unknown[] } } }>(
      `{ viewer { webhooks { nodes { ${WHOLE} } } } }`,
      {},
      { token: owner.token },
    );
    expect(data.viewer.webhooks.nodes).toEqual([
      expect.objectContaining({
        id: made.webhook.id,
        name: "My bot",
        url: URL,
        events: ["COMMENT_CREATED", "VOTE_THRESHOLD"],
        categories: ["cs.CL"],
        keywords: [],
        voteThreshold: 5,
        trendingPlaces: 10,
        active: true,
        stopReason: null,
        filters: [
          { author: { name: "Ada Example" }, org: null, list: null, paper: null },
          { author: null, org: null, list: { name: list.name }, paper: null },
        ],
        deliveries: { nodes: [] },
      }),
    ]);
    expect(JSON.stringify(data)).not.toContain(made.secret);
  });

  test("sent again makes no second one, and gives a new secret while nothing was delivered", async () => {
    const input = { url: URL, idempotencyKey: "the same key" };
    const [first, second] = [
      await createHook(world.server, owner.token, input),
      await createHook(world.server, owner.token, input),
    ];
    expect(second.webhook.id).toBe(first.webhook.id);
    expect(second.secret).not.toBe(first.secret);
    await mutate(`sendTestEvent(input: { webhookId: "${first.webhook.id}" })`, owner.token);
    expect(await createHook(world.server, owner.token, input)).toMatchObject({ code: "CONFLICT" });
    const changed = { ...input, url: `${URL}/other` };
    expect(await createHook(world.server, owner.token, changed)).toMatchObject({
      code: "CONFLICT",
    });
  });

  test.each([
    [{ url: "https://127.0.0.1/" }, /everybody can reach/],
    [{ url: "http://example.org/" }, /https/],
    [{ events: [] }, /at least one/],
    [{ voteThreshold: 0 }, /at least one vote/],
    [{ trendingPlaces: 101 }, /first 100/],
    [{ subjectIds: [globalId("Comment", 1)] }, /name authors, orgs, lists and papers/],
    [{ subjectIds: Array.from({ length: 51 }, (_, n) => globalId("Author", n + 1)) }, /at most 50/],
    [{ keywords: Array.from({ length: 21 }, (_, n) => `word ${n}`) }, /At most 20/],
  ])("refuses %j", async (input, message) => {
    const refused = await createHook(world.server, owner.token, { url: URL, ...input });
    expect(refused).toMatchObject({ code: "INVALID_INPUT" });
    expect(refused.message).toMatch(message);
  });

  test("allows twenty, also of two requests at once", async () => {
    await db().webhook.createMany({
      data: Array.from({ length: 19 }, () => ({
        ownerId: owner.userId,
        url: URL,
        events: ["COMMENT_CREATED" as const],
        secret: "",
      })),
    });
    const answers = await Promise.all([
      createHook(world.server, owner.token, { url: URL }),
      createHook(world.server, owner.token, { url: URL }),
    ]);
    expect(answers.filter(({ code }) => code === "CONFLICT")).toHaveLength(1);
  });
});

test("updateWebhook changes what is named, and leaves the rest", async () => {
  const { webhook } = await createHook(world.server, owner.token, {
    url: URL,
    keywords: ["x"],
    name: "A",
  });
  const set = (rest: string) =>
    mutate(`updateWebhook(input: { webhookId: "${webhook.id}", ${rest} })`, owner.token);
  const row = () =>
    db().webhook.findUniqueOrThrow({
      where: { id: rowOf(webhook.id) },
      include: { filters: true },
    });
  const paper = await db().paper.findFirstOrThrow();
  await set(
    `events: [PAPER_TRENDING], trendingPlaces: 3, subjectIds: ["${globalId("Paper", paper.id)}"]`,
  );
  expect(await row()).toMatchObject({
    name: "A",
    url: URL,
    keywords: ["x"],
    events: ["PAPER_TRENDING"],
    places: 3,
    filters: [{ kind: "PAPER", paperId: paper.id }],
  });
  await set(`name: "B", keywords: [], subjectIds: [], active: false`);
  await set(`active: false`);
  expect(await row()).toMatchObject({ name: "B", keywords: [], filters: [], stopReason: "PAUSED" });
  expect(await set(`url: "http://10.0.0.1/"`)).toMatchObject({ code: "INVALID_INPUT" });
  await set(`active: true`);
  expect(await row()).toMatchObject({ stopReason: null, stoppedAt: null, url: URL });
});

describe("somebody else's webhook", () => {
  test("is not seen, changed, sent to, sent again or deleted", async () => {
    const { webhook } = await createHook(world.server, owner.token, { url: URL });
    await say(world.server, await addPerson(db(), "ada"), 1);
    await world.tell();
    const delivery = await db().webhookDelivery.findFirstOrThrow();
    const deliveryId = globalId("WebhookDelivery", delivery.id);
    const before = await db().webhook.findUniqueOrThrow({ where: { id: rowOf(webhook.id) } });
    const missing = globalId("Webhook", 2_000_000_000);
    for (const id of [webhook.id, missing]) {
      for (const call of [
        `updateWebhook(input: { webhookId: "${id}", url: "https://evil.example/", active: false })`,
        `rotateWebhookSecret(input: { webhookId: "${id}" })`,
        `sendTestEvent(input: { webhookId: "${id}" })`,
      ]) {
        // The same words, whether there is one or not.
        expect(await mutate(call, other.token)).toEqual({
          __typename: "NotFoundError",
          code: "NOT_FOUND",
          message: "You have no such webhook: take its id from `viewer.webhooks`.",
        });
      }
      expect(await mutate(`deleteWebhook(input: { webhookId: "${id}" })`, other.token)).toEqual({
        __typename: "DeleteWebhookSuccess",
      });
    }
    expect(
      await mutate(`redeliverWebhook(input: { deliveryId: "${deliveryId}" })`, other.token),
    ).toMatchObject({ code: "NOT_FOUND" });
    expect(await db().webhook.findUniqueOrThrow({ where: { id: rowOf(webhook.id) } })).toEqual(
      before,
    );
    const nodes = `{ a: node(id: "${webhook.id}") { ... on Webhook { ${WHOLE} } } b: node(id: "${deliveryId}") { id } viewer { webhooks { nodes { id } } } }`;
    for (const asker of [{ token: other.token }, {}]) {
      const { data } = await world.server.graphql<{ viewer: object | null }>(nodes, {}, asker);
      expect(data).toMatchObject({ a: null, b: null });
      if (data.viewer) expect(data.viewer).toEqual({ webhooks: { nodes: [] } });
    }
  });

  test("nor is one's own by a token without WEBHOOKS", async () => {
    const { webhook } = await createHook(world.server, owner.token, { url: URL });
    const read = await tokenWith(world.server, owner.token, ["READ"]);
    const both = await tokenWith(world.server, owner.token, ["READ", "WEBHOOKS"]);
    const node = `{ node(id: "${webhook.id}") { id } }`;
    expect((await world.server.graphql(node, {}, { token: read })).data).toEqual({ node: null });
    expect((await world.server.graphql(node, {}, { token: both })).data).toEqual({
      node: { id: webhook.id },
    });
    const list = "{ viewer { webhooks { nodes { id } } } }";
    const refused = await world.server.graphql(list, {}, { token: read });
    expect(refused.errors?.[0]?.extensions).toMatchObject({
      code: "MISSING_SCOPE",
      scope: "WEBHOOKS",
    });
    expect((await world.server.graphql(list, {}, { token: both })).errors).toBeUndefined();
    await db().notification.create({
      data: {
        userId: owner.userId,
        kind: "WEBHOOK_STOPPED",
        subject: "x",
        webhookId: rowOf(webhook.id),
      },
    });
    const told = "{ viewer { notifications { nodes { webhook { url } } } } }";
    const seen = async (token: string) => (await world.server.graphql(told, {}, { token })).data;
    expect(await seen(read)).toEqual({ viewer: { notifications: { nodes: [{ webhook: null }] } } });
    expect(await seen(both)).toEqual({
      viewer: { notifications: { nodes: [{ webhook: { url: URL } }] } },
    });
  });
});

test("a page of webhooks with all there is of them runs a constant number of statements", async () => {
  const author = await db().author.findFirstOrThrow({ where: { name: "Ada Example" } });
  const org = await db().org.findFirstOrThrow();
  const count = async (): Promise<number> => {
    world.server.statements();
    const { errors } = await world.server.graphql(
      `{ viewer { webhooks(first: 5) { nodes { ${WHOLE} } } } }`,
      {},
      { token: owner.token },
    );
    expect(errors).toBeUndefined();
    return world.server.statements().length;
  };
  const add = async () => {
    const { webhook } = await createHook(world.server, owner.token, {
      url: URL,
      subjectIds: [globalId("Author", author.id), globalId("Org", org.id)],
    });
    for (let n = 0; n < 2; n++)
      await mutate(`sendTestEvent(input: { webhookId: "${webhook.id}" })`, owner.token);
  };
  await add();
  const few = await count();
  for (let n = 0; n < 3; n++) await add();
  expect(await count()).toBe(few);
});

test("who leaves takes their webhooks along", async () => {
  world.now = new Date();
  const goer = await world.server.signIn("goer@example.org");
  const { webhook } = await createHook(world.server, goer.token, { url: URL });
  await mutate(`sendTestEvent(input: { webhookId: "${webhook.id}" })`, goer.token);
  const exported = await world.server.fetch("/export", {
    headers: { authorization: `Bearer ${goer.token}` },
  });
  const text = await exported.text();
  expect(text).toContain(URL);
  expect(text).not.toMatch(/"(?:former_)?secret"/);
  expect(await mutate(`deleteAccount(input: { handle: "${goer.handle}" })`, goer.token)).toEqual({
    __typename: "DeleteAccountSuccess",
  });
  expect(await db().webhook.count()).toBe(0);
  expect(await db().webhookDelivery.count()).toBe(0);
});
