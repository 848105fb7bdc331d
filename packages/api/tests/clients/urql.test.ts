import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { AnyVariables, Client, OperationResult } from "@urql/core";
import {
  buildSchema,
  isObjectType,
  Kind,
  parse,
  print,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from "graphql";
import type { GraphQLSchema } from "graphql";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { apiDocs, examples } from "../docs/documented-examples.ts";
import { askServer } from "../support/server-process.ts";
import { RunningServer } from "./running-server.ts";
import { createUrqlClient } from "./urql-client.ts";

// A client that keeps what it read, each thing once: whatever a mutation answers with or an event brings changes
// wherever it is shown, and nobody asks again.

vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 });

const PAPER = { arxiv: "2311.14648" };
const FEED = `query Feed($after: String) {
  feed(period: TRENDING, first: 5, after: $after) {
    nodes { id title upvoteCount viewerHasUpvoted commentCount }
    pageInfo { hasNextPage endCursor }
  }
}`;
const BY_ADDRESS = `query ($ref: PaperRef!) { paper(ref: $ref) { id upvoteCount viewerHasUpvoted commentCount } }`;
const ERROR = `... on Error { __typename code message }`;
const VOTE = `mutation ($paper: PaperRef!, $upvoted: Boolean!) {
  setVote(input: { paper: $paper, upvoted: $upvoted }) {
    ... on SetVoteSuccess { paper { id upvoteCount viewerHasUpvoted } } ${ERROR}
  }
}`;
const COMMENTS = `comments(first: 10) { nodes { id body status replyCount author { id handle } } }`;
const DISCUSSION = `query ($ref: PaperRef!) { paper(ref: $ref) { id commentCount ${COMMENTS} } }`;
const LISTS = `query { viewer { id lists(first: 10) { nodes { id name visibility itemCount } } } }`;

let server: RunningServer;
let token: string;
let urql: Client;
let schema: GraphQLSchema;
/** The operations that were sent since it was last emptied. */
const sent: string[] = [];
const odd: string[] = [];

beforeAll(async () => {
  server = await RunningServer.start();
  token = await server.signIn("urql@example.org");
  schema = buildSchema(await (await fetch(`${server.url}/schema.graphql`)).text());
});

afterAll(() => server.stop());

async function freshClient(options: { token?: string } = { token }): Promise<Client> {
  const client = await createUrqlClient(server.url, {
    ...options,
    fetch: (input, init) => {
      sent.push(typeof init?.body === "string" ? init.body : "");
      return fetch(input, init);
    },
    logger: (severity, message) => {
      // What is not in the cache yet is told as well.
      if (severity !== "debug") odd.push(`${severity}: ${message}`);
    },
  });
  sent.length = 0;
  odd.length = 0;
  return client;
}

// oxlint-disable-next-line typescript/no-explicit-any -- as JSON.parse has it; the assertions say what is expected
type Data = any;

async function read(query: string, variables: AnyVariables = {}, client = urql): Promise<Data> {
  return dataOf(await client.query(query, variables).toPromise());
}

async function change(mutation: string, variables: AnyVariables = {}): Promise<Data> {
  const [answer] = Object.values(
    dataOf(await urql.mutation(mutation, variables).toPromise()) as object,
  );
  return answer;
}

function dataOf({ data, error }: OperationResult): Data {
  expect(error).toBeUndefined();
  return data;
}

/** Shows a query on the screen, as it were: what it holds at any time. */
function show(query: string, variables: AnyVariables = {}) {
  let shown: Data;
  const showing = urql.query(query, variables).subscribe(({ data, error, stale }) => {
    expect(error).toBeUndefined();
    if (!stale) shown = data;
  });
  return { now: () => shown, hide: () => showing.unsubscribe() };
}

test("docs/api.md shows the client that these tests run", async () => {
  const source = await readFile(join(import.meta.dirname, "urql-client.ts"), "utf8");
  const [, setUp = ""] = /"With urql", begins\n([^]*?)\n *\/\/ docs\/api.md/.exec(source) ?? [];
  const [, documented = ""] =
    /### With urql\n[^]*?```ts\nimport[^]*?\n\n([^]*?)\n```/.exec(apiDocs) ?? [];
  const asText = (code: string) => code.replaceAll(/\s+/g, " ");
  expect(asText(documented)).toBe(
    asText(
      setUp
        .replace(/ as \{ deletedId.*?\};/, ";")
        .replace(": UpdateResolver", "")
        .replace(/\n *fetch: ask,/, "")
        .replace(/\n *logger,/, ""),
    ).trim(),
  );
});

/** As a program with such a cache asks: everything that has an id for it. */
function withIds(query: string): string {
  const types = new TypeInfo(schema);
  const visitor = visitWithTypeInfo(types, {
    SelectionSet: {
      leave(node) {
        const type = types.getParentType();
        if (!isObjectType(type) || type.getFields()["id"] === undefined) return undefined;
        const id = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: "id" } } as const;
        return { ...node, selections: [...node.selections, id] };
      },
    },
  });
  return print(visit(parse(query), visitor));
}

describe("the documented examples", () => {
  beforeAll(async () => {
    urql = await freshClient();
  });

  test.each(examples.map((example) => [example.name, example] as const))(
    "%s",
    async (_name, { query, variables }) => {
      const isMutation = query.trimStart().startsWith("mutation");
      const asked = withIds(query);
      const data = isMutation ? await change(asked, variables) : await read(asked, variables);
      expect(data).toEqual(expect.anything());
      if (isMutation) expect(data.__typename).toMatch(/Success$/);
      expect(sent).not.toEqual([]);
      // Nothing without a key, nothing unknown to the schema, no type that was guessed.
      expect(odd).toEqual([]);
    },
  );
});

describe("a cache by global ids", () => {
  beforeAll(async () => {
    urql = await freshClient();
  });

  test("joins the pages of a connection, and has them when asked again", async () => {
    const first = await read(FEED);
    expect(first.feed.nodes).toHaveLength(5);
    const { endCursor: after } = first.feed.pageInfo;
    const both = await read(FEED, { after });
    expect(both.feed.nodes).toHaveLength(10);
    expect(new Set(both.feed.nodes.map(({ id }: { id: string }) => id)).size).toBe(10);
    expect(sent).toHaveLength(2);
    expect(await read(FEED)).toEqual(both);
    expect(sent).toHaveLength(2);
  });

  test("a vote changes the paper wherever it is shown, by the one request", async () => {
    const feed = show(FEED);
    await expect.poll(() => feed.now()).toBeDefined();
    const [paper] = feed.now().feed.nodes as { id: string }[];
    const ref = { id: paper?.id };
    const opened = show(BY_ADDRESS, { ref });
    await expect.poll(() => opened.now()).toBeDefined();
    for (const upvoted of [true, false, true]) {
      sent.length = 0;
      const { paper: changed } = await change(VOTE, { paper: ref, upvoted });
      expect(changed).toMatchObject({ viewerHasUpvoted: upvoted });
      const fields = { upvoteCount: changed.upvoteCount, viewerHasUpvoted: upvoted };
      expect(feed.now().feed.nodes[0]).toMatchObject(fields);
      expect(opened.now().paper).toMatchObject(fields);
      expect(sent).toHaveLength(1);
    }
    feed.hide();
    opened.hide();
  });

  test("comments, replies, edits and deletions arrive with the answer", async () => {
    const ref = PAPER;
    const discussion = show(DISCUSSION, { ref });
    const opened = show(BY_ADDRESS, { ref: { url: "https://arxiv.org/abs/2311.14648" } });
    await expect.poll(() => opened.now() && discussion.now()).toBeDefined();
    const before = discussion.now().paper.commentCount as number;
    sent.length = 0;
    const ADD = `mutation ($input: AddCommentInput!) { addComment(input: $input) {
      ... on AddCommentSuccess { comment { id revision inReplyTo { id replyCount } paper { id commentCount ${COMMENTS} } } } ${ERROR}
    } }`;
    const input = { body: "From a *cache*.", idempotencyKey: "urql-1" };
    const { comment } = await change(ADD, { input: { paper: ref, ...input } });
    expect(discussion.now().paper.comments.nodes).toContainEqual(
      expect.objectContaining({ id: comment.id, body: "From a *cache*." }),
    );
    expect(opened.now().paper.commentCount).toBe(before + 1);
    const answer = { body: "An answer.", idempotencyKey: "urql-2", inReplyToId: comment.id };
    await change(ADD, { input: answer });
    expect(opened.now().paper.commentCount).toBe(before + 2);
    const own = () =>
      discussion.now().paper.comments.nodes.find(({ id }: { id: string }) => id === comment.id);
    expect(own()).toMatchObject({ replyCount: 1 });
    await change(
      `mutation ($input: EditCommentInput!) { editComment(input: $input) { ... on EditCommentSuccess { comment { id body } } ${ERROR} } }`,
      { input: { commentId: comment.id, body: "Edited.", revision: comment.revision } },
    );
    expect(own()).toMatchObject({ body: "Edited." });
    const { deletedId } = await change(
      `mutation ($input: DeleteCommentInput!) { deleteComment(input: $input) {
        ... on DeleteCommentSuccess { deletedId comment { id body status } paper { id commentCount } } ${ERROR} } }`,
      { input: { commentId: comment.id } },
    );
    expect(deletedId).toBe(comment.id);
    // Its answer holds its place.
    expect(own()).toMatchObject({ body: null, status: "DELETED" });
    expect(opened.now().paper.commentCount).toBe(before + 1);
    expect(sent).toHaveLength(4);
    discussion.hide();
    opened.hide();
  });

  test("lists: made, filled, renamed and emptied with the answers; a deleted one goes", async () => {
    const lists = show(LISTS);
    await expect.poll(() => lists.now()).toBeDefined();
    sent.length = 0;
    const { list } = await change(
      `mutation { createList(input: { name: "Cached", idempotencyKey: "urql-list" }) {
        ... on CreateListSuccess { list { id name visibility itemCount } } ${ERROR} } }`,
    );
    // A connection that grew is asked for once more, when somebody wants it.
    await urql.query(LISTS, {}, { requestPolicy: "network-only" }).toPromise();
    const own = () =>
      lists.now().viewer.lists.nodes.find(({ id }: { id: string }) => id === list.id);
    await expect.poll(own).toMatchObject({ name: "Cached", itemCount: 0 });
    sent.length = 0;
    const SAVE = `mutation ($input: SaveToListInput!) { saveToList(input: $input) {
      ... on SaveToListSuccess { item { id note list { id itemCount } } } ${ERROR} } }`;
    const saved = { paper: PAPER, listId: list.id, note: "For Friday" };
    expect((await change(SAVE, { input: saved })).item.note).toBe("For Friday");
    expect(own()).toMatchObject({ itemCount: 1 });
    await change(
      `mutation ($input: UpdateListInput!) { updateList(input: $input) {
        ... on UpdateListSuccess { list { id name visibility } } ${ERROR} } }`,
      { input: { listId: list.id, name: "Renamed", visibility: "PUBLIC" } },
    );
    expect(own()).toMatchObject({ name: "Renamed", visibility: "PUBLIC" });
    expect(sent).toHaveLength(2);
    await change(
      `mutation ($input: DeleteListInput!) { deleteList(input: $input) { ... on DeleteListSuccess { deletedId } ${ERROR} } }`,
      { input: { listId: list.id } },
    );
    await expect.poll(own).toBeUndefined();
    lists.hide();
  });

  test("follows, tokens and submissions answer with what they changed", async () => {
    const found = await read(
      `query ($ref: PaperRef!) { paper(ref: $ref) { id authors(first: 1) { nodes { position author { id name viewerFollows } } } } }`,
      { ref: PAPER },
    );
    const [{ author }] = found.paper.authors.nodes;
    const followed = await change(
      `mutation ($input: SetFollowInput!) { setFollow(input: $input) { ... on SetFollowSuccess { author { id viewerFollows } } ${ERROR} } }`,
      { input: { subjectId: author.id, following: true } },
    );
    expect(followed.author).toMatchObject({ viewerFollows: true });
    const made = await change(
      `mutation { createToken(input: { name: "urql", scopes: [READ], expiresInDays: 1, idempotencyKey: "urql-token" }) {
        ... on CreateTokenSuccess { secret token { id name } } ${ERROR} } }`,
    );
    const bot = await freshClient({ token: made.secret });
    expect(await read(`query { viewer { id } }`, {}, bot)).toMatchObject({
      viewer: { id: expect.any(String) },
    });
    const revoked = await change(
      `mutation ($id: ID!) { revokeToken(input: { tokenId: $id }) { ... on RevokeTokenSuccess { revokedId } ${ERROR} } }`,
      { id: made.token.id },
    );
    expect(revoked.revokedId).toBe(made.token.id);
    const late = await freshClient({ token: made.secret });
    const refused = await late.mutation(VOTE, { paper: PAPER, upvoted: true }).toPromise();
    expect(refused.error?.graphQLErrors[0]?.extensions["code"]).toBe("BAD_TOKEN");
    const submitted = await change(
      `mutation ($input: SubmitPaperInput!) { submitPaper(input: $input) {
        ... on SubmitPaperSuccess { submission { id status } paper { id firstListedOn } } ${ERROR} } }`,
      { input: { paper: PAPER, idempotencyKey: "urql-submission" } },
    );
    expect(submitted).toMatchObject({ submission: { status: "LISTED" } });
  });

  test("errors are members of the union, found by their interface", async () => {
    expect(await change(VOTE, { paper: { arxiv: "2512.99999" }, upvoted: true })).toMatchObject({
      __typename: "NotFoundError",
      code: "NOT_FOUND",
    });
    const nobody = await freshClient({});
    const { data } = await nobody.mutation(VOTE, { paper: PAPER, upvoted: true }).toPromise();
    expect(data?.setVote).toMatchObject({ __typename: "SignedOutError", code: "SIGNED_OUT" });
    const { error } = await nobody
      .query(`{ paper(ref: { arxiv: "nonsense" }) { id } }`, {})
      .toPromise();
    expect(error?.graphQLErrors[0]?.extensions["code"]).toBe("INVALID_INPUT");
  });

  test("an event changes the paper wherever it is shown, without a request", async () => {
    urql = await freshClient({});
    const feed = show(FEED);
    await expect.poll(() => feed.now()).toBeDefined();
    const { id, upvoteCount } = feed.now().feed.nodes[1];
    const events: Data[] = [];
    const following = urql
      .subscription(
        `subscription ($papers: [PaperRef!]!) { paperChanged(papers: $papers) { paperId paper { id upvoteCount } } }`,
        { papers: [{ id }] },
      )
      .subscribe((result) => void events.push(dataOf(result)));
    sent.length = 0;
    const other = await server.signIn("elsewhere@example.org");
    // Said until it is heard: nothing tells when the server has begun to listen.
    let upvoted = false;
    await vi.waitFor(
      async () => {
        upvoted = !upvoted;
        await askServer(server.url, VOTE, { paper: { id }, upvoted }, other);
        expect(events.length).toBeGreaterThan(0);
      },
      { timeout: 30_000, interval: 300 },
    );
    await askServer(server.url, VOTE, { paper: { id }, upvoted: true }, other);
    await vi.waitFor(() => expect(feed.now().feed.nodes[1].upvoteCount).toBe(upvoteCount + 1), {
      timeout: 30_000,
    });
    expect(sent).toEqual([]);
    following.unsubscribe();
    feed.hide();
  });

  test("nothing was odd", () => expect(odd).toEqual([]));
});
