import { RateLimitedError } from "@paperround/schema/errors";
import { GraphQLError } from "graphql";
import type { Plugin } from "graphql-yoga";
import { isAccessToken } from "../auth/access-token.ts";
import { bearerToken } from "../auth/session-token.ts";
import type { SignIn } from "../auth/sign-in.ts";
import type { Exchange, ServerContext } from "../exchange.ts";
import type { RequestLimits } from "./limits.ts";

/** How the bearer token of a request is read. */
type ReadTokens = Pick<SignIn, "readViewer" | "readAccessToken">;

/** Finds out who is calling, and counts the request. */
export type Identify = (request: Request, exchange: Exchange) => Promise<void>;

/**
 * Finds out who is calling and takes one request from their allowance, before anything is read of what they ask. A
 * session that has ended is no error here: a person goes on reading signed out, and what needs a viewer says so. A personal
 * access token that holds no more is one: a program would go on for weeks without what it is for.
 */
export function createIdentify(read: ReadTokens, limits: RequestLimits): Identify {
  return async (request, exchange) => {
    const token = bearerToken(request.headers.get("authorization"));
    const isOurs = token === null || (await identify(read, token, exchange));
    await spendRequest(limits, exchange.caller?.id ?? exchange.clientAddress);
    if (!isOurs) throw badToken();
  };
}

/** Identifies the caller of each request of GraphQL. */
export function useCaller(identifyCaller: Identify): Plugin<object, ServerContext> {
  return {
    onRequestParse: ({ request, serverContext }) => identifyCaller(request, serverContext.exchange),
  };
}

/** @returns whether to go on: not with a personal access token that is none */
async function identify(
  { readViewer, readAccessToken }: ReadTokens,
  token: string,
  exchange: Exchange,
): Promise<boolean> {
  if (isAccessToken(token)) {
    const use = await readAccessToken(token);
    if (use !== null) Object.assign(exchange, use, { bearer: token });
    return use !== null;
  }
  const session = await readViewer(token);
  if (session !== null) {
    exchange.caller = session.viewer;
    exchange.bearer = token;
    exchange.sessionToken = token;
  }
  return true;
}

function badToken(): GraphQLError {
  return new GraphQLError(
    "This access token is mistyped, revoked or expired: make another with createToken, or send none.",
    {
      extensions: {
        code: "BAD_TOKEN",
        http: { status: 401, headers: { "www-authenticate": 'Bearer error="invalid_token"' } },
      },
    },
  );
}

/** @throws {GraphQLError} that answers with HTTP 429 and says when to come back */
async function spendRequest(limits: RequestLimits, key: string): Promise<void> {
  try {
    await limits.spendRequest(key);
  } catch (error) {
    if (!(error instanceof RateLimitedError)) throw error;
    throw new GraphQLError(error.message, {
      extensions: {
        ...error.extensions,
        http: { status: 429, headers: { "retry-after": String(error.retryAfterSeconds) } },
      },
    });
  }
}
