import { once } from "node:events";
import { createServer, request as forward } from "node:http";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** One request that came through, as the browser sent it. */
export interface SeenRequest {
  method: string;
  path: string;
  headers: Record<string, string | string[] | undefined>;
  body: string;
  /** The GraphQL operation's name, when it is one. */
  operation: string | null;
}

/** How a gate answers in the server's place. */
export type Stand = (request: SeenRequest, response: ServerResponse) => void;

/** Stands between the browser and the API: notes each request, and can play a broken server. */
export interface ApiGate {
  port: number;
  seen: SeenRequest[];
  /** Lets everything through again. */
  open(): void;
  /** Breaks every connection, as a server that is down does. */
  breakDown(): void;
  /** Answers everything, or one operation, itself. */
  answer(stand: Stand, operation?: string): void;
  stop(): Promise<void>;
}

/** Starts a gate before the API that listens at `apiPort`. */
export async function startApiGate(apiPort: number): Promise<ApiGate> {
  let isDown = false;
  let stand: { answer: Stand; operation: string | null } | null = null;
  const seen: SeenRequest[] = [];

  const server = createServer((request, response) => {
    void readBody(request).then((body) => {
      if (isDown) return request.socket.destroy();
      const path = request.url?.replace(/^https?:\/\/[^/]+/, "") ?? "/";
      const note = {
        method: request.method ?? "",
        path,
        headers: request.headers,
        body,
        operation: operationOf(path, body),
      };
      seen.push(note);
      if (stand && (stand.operation === null || stand.operation === note.operation)) {
        return stand.answer(note, response);
      }
      passOn(request, response, apiPort, path, body);
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");

  return {
    port: (server.address() as AddressInfo).port,
    seen,
    open() {
      isDown = false;
      stand = null;
    },
    breakDown() {
      isDown = true;
      server.closeAllConnections();
    },
    answer(answer, operation) {
      stand = { answer, operation: operation ?? null };
    },
    async stop() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

async function readBody(request: IncomingMessage): Promise<string> {
  let body = "";
  for await (const chunk of request) body += String(chunk);
  return body;
}

function operationOf(path: string, body: string): string | null {
  const query = new URL(path, "http://localhost").searchParams.get("query") ?? body;
  return /(?:query|mutation) (\w+)/.exec(query)?.[1] ?? null;
}

function passOn(
  request: IncomingMessage,
  response: ServerResponse,
  port: number,
  path: string,
  body: string,
): void {
  const { method, headers } = request;
  const upstream = forward({ host: "127.0.0.1", port, method, path, headers }, (answer) => {
    response.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(response);
  });
  upstream.on("error", () => response.destroy());
  upstream.end(body);
}
