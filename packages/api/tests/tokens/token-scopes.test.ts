import { readFile } from "node:fs/promises";
import { TOKEN_SCOPES } from "@paperround/schema/token-scope";
import type { TokenScope } from "@paperround/schema/token-scope";
import {
  buildSchema,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
} from "graphql";
import type { GraphQLInputType } from "graphql";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { addPapers, arxivId, globalId } from "../papers/made-up-papers.ts";
import type { SignedIn, TestServer } from "../support/test-server.ts";
import { createTestServer } from "../support/test-server.ts";
import { createToken, tokenWith } from "./made-tokens.ts";

// Every mutation with every scope: what a token was not allowed, it cannot do, whatever else it was allowed and whoever
// its owner is. Mutations that are added are in the table by themselves.

const SCOPES = Object.keys(TOKEN_SCOPES) as TokenScope[];
const printed = await readFile(new URL("../../../schema/schema.graphql", import.meta.url), "utf8");
const schema = buildSchema(printed);
const mutations = Object.values(schema.getMutationType()?.getFields() ?? {}).map((field) => ({
  name: field.name,
  scope: /A token needs the scope `([A-Z]+)`/.exec(field.description ?? "")?.[1],
  isForNoToken: field.description?.includes("no token can do it") ?? false,
  call: `${field.name}${field.args.map(({ name, type }) => `(${name}: ${valueOf(type)})`).join("")}`,
}));

/** Some value of a type, in GraphQL's spelling: right in form, and about nothing that is here. */
function valueOf(given: GraphQLInputType): string {
  const type = getNullableType(given);
  if (isListType(type)) return `[${valueOf(type.ofType)}]`;
  if (isEnumType(type)) return type.getValues()[0]?.name ?? "";
  if (isInputObjectType(type)) {
    const fields = Object.values(type.getFields());
    const needed = type.isOneOf ? fields.slice(0, 1) : fields.filter((f) => isNonNullType(f.type));
    return `{ ${needed.map((field) => `${field.name}: ${valueOf(field.type)}`).join(", ")} }`;
  }
  const scalars: Record<string, string> = {
    Int: "1",
    Float: "1",
    Boolean: "true",
    Date: `"2026-01-05"`,
    DateTime: `"2026-01-05T00:00:00Z"`,
    URL: `"https://example.org/x"`,
  };
  return scalars[type.name] ?? `"x"`;
}

let server: TestServer;
let admin: SignedIn;
/** Tokens of an admin, by their only scope, and by the only one they lack. */
const only = new Map<TokenScope, string>();
const allBut = new Map<TokenScope, string>();

beforeAll(async () => {
  server = await createTestServer();
  admin = await server.signIn("admin@example.org");
  await server.database.prisma.user.update({
    where: { id: admin.userId },
    data: { role: "ADMIN" },
  });
  await addPapers(server.database.prisma, [1], { day: "2026-01-05" });
  for (const scope of SCOPES) {
    only.set(scope, await tokenWith(server, admin.token, [scope]));
    const others = SCOPES.filter((one) => one !== scope);
    allBut.set(scope, await tokenWith(server, admin.token, others));
  }
});
afterAll(() => server.close());

interface Refusal {
  code?: string;
  scope?: string;
  message?: string;
}

async function run(call: string, token: string, scope?: string): Promise<Refusal> {
  const lacks = scope === undefined ? "" : "... on MissingScopeError { scope }";
  const { data, errors } = await server.graphql<{ it: Refusal } | null>(
    `mutation { it: ${call} { __typename ... on Error { code message } ${lacks} } }`,
    {},
    { token },
  );
  expect(errors).toBeUndefined();
  return data?.it ?? {};
}

describe.each(mutations)("$name", ({ scope, isForNoToken, call }) => {
  test.each(SCOPES)("with a token that has %s alone, and one that has all else", async (one) => {
    const [alone, rest] = [
      await run(call, only.get(one) ?? "", scope),
      await run(call, allBut.get(one) ?? "", scope),
    ];
    for (const [answer, has] of [
      [alone, one === scope],
      [rest, one !== scope],
    ] as const) {
      if (isForNoToken) {
        expect(answer).toMatchObject({ code: "FORBIDDEN" });
        expect(answer.message).toContain("No token can do this");
      } else if (scope === undefined || has) {
        expect(["MISSING_SCOPE", "SIGNED_OUT"]).not.toContain(answer.code);
        expect(answer.message ?? "").not.toContain("No token");
      } else {
        expect(answer).toMatchObject({ code: "MISSING_SCOPE", scope });
        expect(answer.message).toContain(scope);
      }
    }
  });
});

describe("what a token shows", () => {
  const PRIVATE: [string, object][] = [
    ["{ viewer { email } }", {}],
    [`{ paper(ref: { arxiv: "${arxivId(1)}" }) { viewerHasUpvoted } }`, {}],
    [
      `query { ...P } fragment P on Query { feed(period: DAY) { nodes { x: viewerLists { name } } } }`,
      {},
    ],
  ];

  test.each(PRIVATE)("of %s takes READ, and says so", async (query) => {
    for (const scope of SCOPES) {
      const answer = await server.graphql(query, {}, { token: only.get(scope) ?? "" });
      const code = answer.errors?.[0]?.extensions;
      if (scope === "READ") expect(code).toBeUndefined();
      else {
        expect(code).toMatchObject({ code: "MISSING_SCOPE", scope: "READ" });
        expect(answer.data).toBeUndefined();
      }
    }
  });

  test("a private list, by its id, to READ alone", async () => {
    const list = await server.database.prisma.list.findFirstOrThrow({
      where: { readingListOf: admin.userId },
    });
    const id = globalId("List", list.publicId);
    const query = "query ($id: ID!) { node(id: $id) { id } }";
    for (const scope of SCOPES) {
      const { data } = await server.graphql(query, { id }, { token: only.get(scope) ?? "" });
      expect(data).toEqual({ node: scope === "READ" ? { id } : null });
    }
  });

  test("in the answer to a change too: nothing is done when more is asked than may be seen", async () => {
    const mutation = `mutation { setVote(input: { paper: { arxiv: "${arxivId(1)}" }, upvoted: true }) {
      ... on SetVoteSuccess { paper { upvoteCount PRIVATE } } } }`;
    const token = only.get("VOTE") ?? "";
    const refused = await server.graphql(
      mutation.replace("PRIVATE", "viewerLists { name }"),
      {},
      { token },
    );
    expect(refused.errors?.[0]?.extensions?.["code"]).toBe("MISSING_SCOPE");
    expect(await server.database.prisma.vote.count()).toBe(0);
    const done = await server.graphql(mutation.replace("PRIVATE", ""), {}, { token });
    expect(done.data).toEqual({ setVote: { paper: { upvoteCount: 1 } } });
  });

  test("of the queues of a role takes MODERATE", async () => {
    for (const query of ["{ mergeCandidates { nodes { id } } }", "{ merges { nodes { id } } }"]) {
      const has = await server.graphql(query, {}, { token: only.get("MODERATE") ?? "" });
      expect(has.errors).toBeUndefined();
      const lacks = await server.graphql(query, {}, { token: allBut.get("MODERATE") ?? "" });
      expect(lacks.errors?.[0]?.extensions).toMatchObject({
        code: "MISSING_SCOPE",
        scope: "MODERATE",
      });
    }
  });

  test("a proposal that a role lets see, to MODERATE with READ alone", async () => {
    const paper = await server.database.prisma.paper.findFirstOrThrow();
    const { id: row } = await server.database.prisma.submission.create({
      data: { paperId: paper.id, day: new Date("2026-01-10"), status: "PROPOSED" },
    });
    const id = globalId("Submission", row);
    const query = "query ($id: ID!) { node(id: $id) { id } }";
    const seen = async (token: string) => (await server.graphql(query, { id }, { token })).data;
    expect(await seen(allBut.get("VOTE") ?? "")).toEqual({ node: { id } });
    expect(await seen(allBut.get("MODERATE") ?? "")).toEqual({ node: null });
    expect(await seen(allBut.get("READ") ?? "")).toEqual({ node: null });
  });
});

test("MODERATE gives a member nothing that their role does not", async () => {
  const member = await server.signIn("member@example.org");
  const { secret } = await createToken(server, member.token, { scopes: ["MODERATE"] });
  for (const { call, scope } of mutations) {
    if (scope === "MODERATE") expect(await run(call, secret)).toMatchObject({ code: "FORBIDDEN" });
  }
});
