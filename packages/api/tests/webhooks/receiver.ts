import { createServer } from "node:http";
import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** A delivery as it arrived. */
export interface Received {
  headers: IncomingHttpHeaders;
  body: string;
}

/** What a receiver does with a request that it has read. */
export type Manner = (response: ServerResponse, request: IncomingMessage) => void;

/** A receiver on this machine: it behaves well until it is told not to. */
export interface Receiver {
  url: string;
  received: Received[];
  /** From now on. */
  behave(manner: Manner): void;
  close(): Promise<void>;
}

/** Answers with a status, and perhaps more. */
export function answer(status: number, headers: Record<string, string> = {}, body = ""): Manner {
  return (response) => response.writeHead(status, headers).end(body);
}

export async function startReceiver(): Promise<Receiver> {
  const received: Received[] = [];
  let manner: Manner = answer(204);
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      received.push({ headers: request.headers, body: Buffer.concat(chunks).toString() });
      manner(response, request);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/hook`,
    received,
    behave(next) {
      manner = next;
    },
    close() {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
