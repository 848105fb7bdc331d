import type { Failure, Result } from "../messages.ts";
import type { Operation } from "./graphql.ts";
import { readAnswer } from "./read-answer.ts";

/** After this long a server counts as unreachable. In milliseconds. */
const PATIENCE = 15_000;

/** Where to ask, and as whom. */
export interface Access {
  /** The server's address, without a slash at its end. */
  server(): Promise<string>;
  token(server: string): Promise<string | null>;
  /** The server no longer knows this token. */
  sessionEnded(server: string, token: string): Promise<void>;
}

/** The API, as the background's features use it. */
export interface Api {
  server(): Promise<string>;
  /** Asks as the viewer when there is a session. */
  run<Variables, Data>(
    operation: Operation<Variables, Data>,
    variables: Variables,
  ): Promise<Result<Data>>;
  /**
   * Asks as nobody, by GET: without token, cookie or referrer, so that the answer may come from any
   * cache and says nothing about who asked.
   */
  ask<Variables, Data>(
    operation: Operation<Variables, Data>,
    variables: Variables,
  ): Promise<Result<Data>>;
}

/** Makes the client; `send` is for tests. */
export function createApi(access: Access, send: typeof fetch = (...args) => fetch(...args)): Api {
  async function answerOf<Data>(
    server: string,
    token: string | null,
    request: Request,
    check: (data: unknown) => Data,
  ): Promise<Result<Data>> {
    let answer: Result<Data>;
    try {
      answer = await readAnswer(await send(request), server, check);
    } catch {
      // fetch says no more than that it failed: no connection, a broken one, or no answer in time.
      return failed({ kind: "unreachable", server });
    }
    if (answer.ok || answer.failure.kind !== "signed-out") return answer;
    if (token !== null) await access.sessionEnded(server, token);
    return failed({ kind: "signed-out", hadSession: token !== null });
  }

  return {
    server: () => access.server(),

    async run(operation, variables) {
      const server = await access.server();
      const token = await access.token(server);
      const headers: Record<string, string> = {
        accept: ACCEPTED,
        "content-type": "application/json",
      };
      if (token !== null) headers["authorization"] = `Bearer ${token}`;
      const request = new Request(`${server}/graphql`, {
        ...NOBODY,
        method: "POST",
        headers,
        body: JSON.stringify({ query: operation.text, operationName: operation.name, variables }),
        cache: "no-store",
        signal: AbortSignal.timeout(PATIENCE),
      });
      return answerOf(server, token, request, (data) => operation.check(data));
    },

    async ask(operation, variables) {
      const server = await access.server();
      const url = new URL(`${server}/graphql`);
      url.searchParams.set("query", operation.text.replace(/\s+/g, " ").trim());
      url.searchParams.set("variables", JSON.stringify(variables));
      const request = new Request(url, {
        ...NOBODY,
        method: "GET",
        headers: { accept: ACCEPTED },
        signal: AbortSignal.timeout(PATIENCE),
      });
      return answerOf(server, null, request, (data) => operation.check(data));
    },
  };
}

const ACCEPTED = "application/graphql-response+json, application/json";

const NOBODY = {
  credentials: "omit",
  referrerPolicy: "no-referrer",
  // A server that moved says so to the person, not to the extension.
  redirect: "error",
} as const satisfies RequestInit;

function failed(failure: Failure): { ok: false; failure: Failure } {
  return { ok: false, failure };
}
