import type { TokenScope } from "@paperround/schema/token-scope";
import type { GraphqlAnswer, TestServer } from "../support/test-server.ts";

/** What createToken answered. */
export interface CreateTokenAnswer {
  __typename: string;
  code?: string;
  message?: string;
  secret: string;
  token: {
    id: string;
    name: string;
    prefix: string;
    scopes: TokenScope[];
    createdAt: string;
    expiresAt: string;
    lastUsedAt: string | null;
  };
}

const CREATE = `mutation CreateToken($input: CreateTokenInput!) {
  createToken(input: $input) {
    __typename
    ... on CreateTokenSuccess { secret token { id name prefix scopes createdAt expiresAt lastUsedAt } }
    ... on Error { code message }
  }
}`;

let made = 0;

/** Sends createToken with a session, or whatever else is given as one. */
export async function createToken(
  server: TestServer,
  session: string | undefined,
  input: Record<string, unknown> = {},
): Promise<CreateTokenAnswer> {
  const whole = { name: "A bot", scopes: ["READ"], idempotencyKey: `key ${made++}`, ...input };
  const { data } = await server.graphql<{ createToken: CreateTokenAnswer }>(
    CREATE,
    { input: whole },
    session === undefined ? {} : { token: session },
  );
  return data.createToken;
}

/** The secret of a new token with these scopes. */
export async function tokenWith(
  server: TestServer,
  session: string,
  scopes: readonly TokenScope[],
): Promise<string> {
  const { secret, message } = await createToken(server, session, { scopes });
  if (message !== undefined) throw new Error(message);
  return secret;
}

/** Ends a token. */
export async function revokeToken(
  server: TestServer,
  session: string,
  tokenId: string,
): Promise<Record<string, unknown>> {
  const { data } = await server.graphql<{ revokeToken: Record<string, unknown> }>(
    "mutation ($id: ID!) { revokeToken(input: { tokenId: $id }) { ... on RevokeTokenSuccess { revokedId } ... on Error { code } } }",
    { id: tokenId },
    { token: session },
  );
  return data.revokeToken;
}

/** Who a bearer token is: a handle, nobody, or the code of the refusal. */
export async function whoIs(server: TestServer, token: string): Promise<string | null> {
  const answer: GraphqlAnswer<{ viewer: { person: { handle: string } } | null } | null> =
    await server.graphql("{ viewer { person { handle } } }", {}, { token });
  const code = answer.errors?.[0]?.extensions?.["code"];
  return typeof code === "string" ? code : (answer.data?.viewer?.person.handle ?? null);
}
