import { settle } from "../changes/copy.ts";
import type { TestServer } from "../support/test-server.ts";

/** What comes with one event. */
export interface EventResult {
  data?: Record<string, unknown> | null;
  errors?: { message: string; extensions?: Record<string, unknown> }[];
}

/** A subscription as a client reads it, over `text/event-stream`. */
export interface Subscribed {
  status: number;
  headers: Headers;
  /** The next event; null when the stream has ended. */
  readonly next: () => Promise<EventResult | null>;
  /** Closes the connection, as a client does that goes away. */
  readonly leave: () => Promise<void>;
}

/**
 * Subscribes, and comes back when the server has begun to tell: of what is written from then on. What was written before
 * would be told as well, were an older transaction open by then: another test's, on the same database server.
 */
export async function subscribe(
  server: Pick<TestServer, "fetch" | "database">,
  query: string,
  variables: Record<string, unknown> = {},
  { token, peer }: { token?: string; peer?: string } = {},
): Promise<Subscribed> {
  await settle(server.database.prisma);
  const response = await server.fetch("/graphql", {
    method: "POST",
    headers: {
      "content-type": "application/json",
      accept: "text/event-stream",
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    },
    body: JSON.stringify({ query, variables }),
    ...(peer === undefined ? {} : { peer }),
  });
  return readEvents(response);
}

/** Reads what a server tells. */
export function readEvents(response: Response): Subscribed {
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  let text = "";
  return {
    status: response.status,
    headers: response.headers,
    async next() {
      for (;;) {
        const end = text.indexOf("\n\n");
        if (end === -1) {
          const part = await reader?.read();
          if (part?.value === undefined) return null;
          text += part.value;
          continue;
        }
        const block = text.slice(0, end);
        text = text.slice(end + 2);
        const kind = /^event: (.*)$/m.exec(block)?.[1];
        if (kind === "complete") return null;
        if (kind === "next")
          return JSON.parse(/^data: (.*)$/m.exec(block)?.[1] ?? "null") as EventResult;
      }
    },
    async leave() {
      await reader?.cancel();
    },
  };
}
