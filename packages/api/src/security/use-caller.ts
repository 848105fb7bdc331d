import { RateLimitedError } from "@paperround/schema/errors";
import { GraphQLError } from "graphql";
import type { Plugin } from "graphql-yoga";
import { bearerToken } from "../auth/session-token.ts";
import type { ReadViewer } from "../auth/viewer.ts";
import type { ServerContext } from "../exchange.ts";
import type { RequestLimits } from "./limits.ts";

/**
 * Finds out who is calling and takes one request from their allowance, before anything is read of what they ask.
 * A token that names no running session is no error here: reading goes on signed out, and what needs a viewer says so.
 */
export function useCaller(
  readViewer: ReadViewer,
  limits: RequestLimits,
): Plugin<object, ServerContext> {
  return {
    async onRequestParse({ request, serverContext }) {
      const { exchange } = serverContext;
      const token = bearerToken(request.headers.get("authorization"));
      const session = token === null ? null : await readViewer(token);
      if (session !== null) {
        exchange.viewer = session.viewer;
        exchange.sessionToken = token;
      }
      await spendRequest(limits, exchange.viewer?.id ?? exchange.clientAddress);
    },
  };
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
