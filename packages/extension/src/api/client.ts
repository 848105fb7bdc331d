import type { Failure, Result } from "../result.ts";
import { documentId } from "./document-id.ts";
import type { Operation } from "./graphql.ts";
import { readAnswer } from "./read-answer.ts";
import { inReadersLanguage } from "./refusal-words.ts";
import type { TextServers } from "./text-servers.ts";
import { wantsText } from "./wants-text.ts";

/** After this long a server counts as unreachable. In milliseconds. */
const PATIENCE = 15_000;

/** Addresses longer than this do not pass every proxy. In characters. */
const LONGEST_ADDRESS = 4_000;

/** Where to ask, and as whom. */
export interface Access {
  /** The server's address, without a slash at its end. */
  server(): Promise<string>;
  token(server: string): Promise<string | null>;
  /** The server no longer knows this token. */
  sessionEnded(server: string, token: string): Promise<void>;
  /** The servers that do not know this version's operations by their hashes. */
  textServers: TextServers;
}

/** The API, as the background's features use it: operations go by their hash, and their text only when it must. */
export interface Api {
  server(): Promise<string>;
  /** Asks as the viewer when there is a session: queries by GET, mutations by POST. */
  run<Variables, Data>(
    operation: Operation<Variables, Data>,
    variables: Variables,
  ): Promise<Result<Data>>;
  /** The same at one server, as one viewer, whatever is in use by now. */
  runAs<Variables, Data>(
    viewer: { server: string; token: string | null },
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
  /** The same, which stays with the server and the viewer of this moment. */
  pinned(): Promise<PinnedApi>;
}

/** The API at one server, as one viewer, for what takes several requests: whatever is in use meanwhile. */
export interface PinnedApi extends Api {
  /** Whether the viewer is still signed in there, or still nobody is. What was read for another belongs to nobody here. */
  isCurrent(): Promise<boolean>;
}

/** An operation as it stands in a request: its hash, or its text. */
type Named = { documentId: string } | { query: string; operationName: string };

/** Makes the request that names an operation so. */
type RequestFor = (named: Named) => Request;

/** Makes the client; `send` is for tests. */
export function createApi(access: Access, send: typeof fetch = (...args) => fetch(...args)): Api {
  async function respond(
    server: string,
    { name, text }: Operation<unknown, unknown>,
    requestFor: RequestFor,
  ): Promise<Response> {
    if (!(await access.textServers.has(server))) {
      const response = await send(requestFor({ documentId: await documentId(text) }));
      if (!(await wantsText(response))) return response;
      await access.textServers.add(server);
    }
    return send(requestFor({ query: text, operationName: name }));
  }

  async function answerOf<Variables, Data>(
    server: string,
    token: string | null,
    operation: Operation<Variables, Data>,
    requestFor: RequestFor,
  ): Promise<Result<Data>> {
    let answer: Result<Data>;
    try {
      const response = await respond(server, operation, requestFor);
      answer = await readAnswer(response, server, (data) => operation.check(data));
    } catch {
      // fetch says no more than that it failed: no connection, a broken one, or no answer in time.
      return failed({ kind: "unreachable", server });
    }
    if (answer.ok) return answer;
    if (answer.failure.kind !== "signed-out") {
      return failed(inReadersLanguage(operation.name, answer.failure));
    }
    if (token !== null) await access.sessionEnded(server, token);
    return failed({ kind: "signed-out", hadSession: token !== null });
  }

  const runAs: Api["runAs"] = ({ server, token }, operation, variables) =>
    answerOf(server, token, operation, (named) => {
      // What is one's own no cache is asked for.
      const options = { headers: headersFor(token), cache: "no-store" } as const;
      const address = addressOf(server, named, variables);
      const fits = address.length <= LONGEST_ADDRESS;
      return operation.isMutation || "query" in named || !fits
        ? post(server, named, variables, options)
        : get(address, options);
    });

  return {
    server: () => access.server(),
    runAs,

    async run(operation, variables) {
      const server = await access.server();
      return runAs({ server, token: await access.token(server) }, operation, variables);
    },

    async ask(operation, variables) {
      const server = await access.server();
      return answerOf(server, null, operation, (named) =>
        get(addressOf(server, named, variables), { headers: headersFor(null) }),
      );
    },

    async pinned() {
      const server = await access.server();
      const token = await access.token(server);
      const api = createApi(
        { ...access, server: () => Promise.resolve(server), token: () => Promise.resolve(token) },
        send,
      );
      return { ...api, isCurrent: async () => (await access.token(server)) === token };
    },
  };
}

const NOBODY = {
  credentials: "omit",
  referrerPolicy: "no-referrer",
  // A server that moved says so to the person, not to the extension.
  redirect: "error",
} as const satisfies RequestInit;

function headersFor(token: string | null): Record<string, string> {
  return {
    accept: "application/graphql-response+json, application/json",
    ...(token === null ? {} : { authorization: `Bearer ${token}` }),
  };
}

/** Its parameters in the order that GraphQL over HTTP recommends, so that caches find what they have. */
function addressOf(server: string, named: Named, variables: unknown): string {
  const url = new URL(`${server}/graphql`);
  for (const [name, value] of Object.entries(named)) url.searchParams.set(name, value);
  url.searchParams.set("variables", JSON.stringify(variables));
  return url.href;
}

interface Options {
  headers: Record<string, string>;
  cache?: RequestCache;
}

function get(address: string, options: Options): Request {
  return new Request(address, {
    ...NOBODY,
    ...options,
    method: "GET",
    signal: AbortSignal.timeout(PATIENCE),
  });
}

function post(
  server: string,
  named: Named,
  variables: unknown,
  { headers, ...options }: Options,
): Request {
  return new Request(`${server}/graphql`, {
    ...NOBODY,
    ...options,
    method: "POST",
    headers: { ...headers, "content-type": "application/json" },
    body: JSON.stringify({ ...named, variables }),
    signal: AbortSignal.timeout(PATIENCE),
  });
}

function failed(failure: Failure): { ok: false; failure: Failure } {
  return { ok: false, failure };
}
