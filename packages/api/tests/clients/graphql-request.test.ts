import { ClientError, GraphQLClient } from "graphql-request";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { examples } from "../docs/documented-examples.ts";
import { RunningServer } from "./running-server.ts";

// The plainest client there is, over a real socket: every documented example, and the tasks of a bot.

vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 });

const ERROR = `... on Error { __typename code message }`;
const PAPER = { arxiv: "2311.14648" };

let server: RunningServer;
let anonymous: GraphQLClient;
let client: GraphQLClient;

beforeAll(async () => {
  server = await RunningServer.start();
  anonymous = new GraphQLClient(`${server.url}/graphql`);
  client = clientOf(await server.signIn("request@example.org"));
});

afterAll(() => server.stop());

function clientOf(token: string): GraphQLClient {
  return new GraphQLClient(`${server.url}/graphql`, {
    headers: { authorization: `Bearer ${token}` },
  });
}

// oxlint-disable-next-line typescript/no-explicit-any -- as JSON.parse has it; the assertions say what is expected
type Answer = any;

async function change(mutation: string, variables: object = {}, by = client): Promise<Answer> {
  const [answer] = Object.values(await by.request<object>(mutation, variables));
  return answer;
}

describe("the documented examples", () => {
  test.each(examples.map((example) => [example.name, example] as const))(
    "%s",
    async (_name, { query, variables, signedIn }) => {
      const data = await (signedIn ? client : anonymous).request<Record<string, Answer>>(
        query,
        variables,
      );
      for (const value of Object.values(data)) {
        expect(value).not.toBeNull();
        if (query.startsWith("mutation")) expect(value.__typename).toMatch(/Success$/);
      }
    },
  );
});

describe("a bot", () => {
  test("reads the list to its end, page by page", async () => {
    const ids: string[] = [];
    let after: string | null = null;
    do {
      const { feed }: Answer = await anonymous.request(
        `query ($after: String) { feed(period: TRENDING, first: 8, after: $after) {
          edges { node { id } } pageInfo { hasNextPage endCursor } } }`,
        { after },
      );
      ids.push(...feed.edges.map(({ node }: { node: { id: string } }) => node.id));
      after = feed.pageInfo.hasNextPage ? feed.pageInfo.endCursor : null;
    } while (after !== null);
    expect(ids.length).toBeGreaterThan(8);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test("comments, answers, edits and deletes; a retry with its key adds nothing", async () => {
    const ADD = `mutation ($input: AddCommentInput!) { addComment(input: $input) {
      ... on AddCommentSuccess { comment { id revision root { id } paper { commentCount } } } ${ERROR} } }`;
    const input = { paper: PAPER, body: "Said once.", idempotencyKey: "request-1" };
    const { comment } = await change(ADD, { input });
    expect((await change(ADD, { input })).comment).toEqual(comment);
    const answer = { inReplyToId: comment.id, body: "Answered.", idempotencyKey: "request-2" };
    expect((await change(ADD, { input: answer })).comment.root).toEqual({ id: comment.id });
    const otherwise = { ...input, body: "Said otherwise." };
    expect(await change(ADD, { input: otherwise })).toMatchObject({ code: "CONFLICT" });
    const edited = await change(
      `mutation ($input: EditCommentInput!) { editComment(input: $input) {
        ... on EditCommentSuccess { comment { body revision } } ${ERROR} } }`,
      { input: { commentId: comment.id, body: "Edited.", revision: comment.revision } },
    );
    expect(edited.comment).toEqual({ body: "Edited.", revision: comment.revision + 1 });
    const deleted = await change(
      `mutation ($id: ID!) { deleteComment(input: { commentId: $id }) {
        ... on DeleteCommentSuccess { deletedId comment { status body } paper { commentCount } } ${ERROR} } }`,
      { id: comment.id },
    );
    expect(deleted).toMatchObject({
      deletedId: comment.id,
      comment: { status: "DELETED", body: null },
      paper: { commentCount: comment.paper.commentCount },
    });
  });

  test("keeps a list, from its making to its end", async () => {
    const { list } = await change(
      `mutation { createList(input: { name: "A bot's", visibility: PUBLIC, idempotencyKey: "request-list" }) {
        ... on CreateListSuccess { list { id } } ${ERROR} } }`,
    );
    const SAVE = `mutation ($input: SaveToListInput!) { saveToList(input: $input) {
      ... on SaveToListSuccess { item { note tags readState list { itemCount } } } ${ERROR} } }`;
    const input = { paper: PAPER, listId: list.id, note: "N", tags: ["t"], readState: "READING" };
    expect((await change(SAVE, { input })).item).toEqual({
      note: "N",
      tags: ["t"],
      readState: "READING",
      list: { itemCount: 1 },
    });
    const seen = `query ($id: ID!) { node(id: $id) { ... on List { itemCount } } }`;
    expect(await anonymous.request(seen, { id: list.id })).toEqual({ node: { itemCount: 1 } });
    await change(
      `mutation ($id: ID!) { updateList(input: { listId: $id, visibility: PRIVATE }) { ... on UpdateListSuccess { list { id } } ${ERROR} } }`,
      { id: list.id },
    );
    expect(await anonymous.request(seen, { id: list.id })).toEqual({ node: null });
    await change(
      `mutation ($input: RemoveFromListInput!) { removeFromList(input: $input) { ... on RemoveFromListSuccess { paper { id } } ${ERROR} } }`,
      { input: { paper: PAPER, listId: list.id } },
    );
    expect(await client.request(seen, { id: list.id })).toEqual({ node: { itemCount: 0 } });
    const { deletedId } = await change(
      `mutation ($id: ID!) { deleteList(input: { listId: $id }) { ... on DeleteListSuccess { deletedId } ${ERROR} } }`,
      { id: list.id },
    );
    expect(deletedId).toBe(list.id);
  });

  test("writes with a token, no more than it may", async () => {
    const { secret } = await change(
      `mutation { createToken(input: { name: "votes", scopes: [READ, VOTE], expiresInDays: 1, idempotencyKey: "request-token" }) {
        ... on CreateTokenSuccess { secret } ${ERROR} } }`,
    );
    const bot = clientOf(secret);
    const VOTE = `mutation ($paper: PaperRef!) { setVote(input: { paper: $paper, upvoted: true }) {
      ... on SetVoteSuccess { paper { viewerHasUpvoted } } ${ERROR} } }`;
    expect(await change(VOTE, { paper: PAPER }, bot)).toEqual({
      paper: { viewerHasUpvoted: true },
    });
    const SAVE = `mutation ($paper: PaperRef!) { saveToList(input: { paper: $paper }) { ${ERROR} } }`;
    expect(await change(SAVE, { paper: PAPER }, bot)).toMatchObject({ code: "MISSING_SCOPE" });
    expect(await change(VOTE, { paper: PAPER }, anonymous)).toMatchObject({ code: "SIGNED_OUT" });
  });

  test("learns of a query's error by its code", async () => {
    const asked = anonymous.request(`{ paper(ref: { arxiv: "nonsense" }) { id } }`);
    const error = await asked.catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(ClientError);
    const { response } = error as ClientError;
    expect(response.errors?.[0]?.extensions?.["code"]).toBe("INVALID_INPUT");
  });
});
