import { once } from "node:events";
import { readFile } from "node:fs/promises";
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
  /** Lets the next changes through, and loses the answers to them on the way back. */
  loseAnswers(count: number): void;
  /** Plays a server of the time before hashes: it answers texts alone. */
  growOld(): void;
  /** Brings what is asked below a path to another API: a second server, at an address of its own. */
  lead(below: string, toPort: number): void;
  /** Answers everything, or one operation, itself. */
  answer(stand: Stand, operation?: string): void;
  stop(): Promise<void>;
}

/** Starts a gate before the API that listens at `apiPort`. */
export async function startApiGate(apiPort: number): Promise<ApiGate> {
  let isDown = false;
  let isOld = false;
  let lost = 0;
  let stand: { answer: Stand; operation: string | null } | null = null;
  const others = new Map<string, number>();
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
      if (isOld && documentIdOf(path, body) !== null) return askForText(response);
      const isLost = lost > 0 && note.method === "POST";
      if (isLost) lost -= 1;
      const [below, port] = [...others].find(([start]) => path.startsWith(`${start}/`)) ?? [
        "",
        apiPort,
      ];
      passOn(request, isLost ? null : response, port, path.slice(below.length), body);
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");

  return {
    port: (server.address() as AddressInfo).port,
    seen,
    open() {
      isDown = false;
      isOld = false;
      lost = 0;
      stand = null;
    },
    lead(below, toPort) {
      others.set(below, toPort);
    },
    loseAnswers(count) {
      lost = count;
    },
    growOld() {
      isOld = true;
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

/** The extension's operations by their hashes, as servers know them. */
const KNOWN = JSON.parse(
  await readFile(new URL("../../schema/operations.json", import.meta.url), "utf8"),
) as Record<string, string>;

function operationOf(path: string, body: string): string | null {
  const id = documentIdOf(path, body);
  const text = id === null ? textOf(path, body) : KNOWN[id.replace("sha256:", "")];
  return /(?:query|mutation) (\w+)/.exec(text ?? "")?.[1] ?? null;
}

function documentIdOf(path: string, body: string): string | null {
  const named = new URL(path, "http://localhost").searchParams.get("documentId");
  return named ?? /^\{"documentId":"([\w:]+)"/.exec(body)?.[1] ?? null;
}

function textOf(path: string, body: string): string {
  return new URL(path, "http://localhost").searchParams.get("query") ?? body;
}

/** What Yoga says to whoever sends no text. */
function askForText(response: ServerResponse): void {
  const error = { message: "Must provide query string.", extensions: { code: "BAD_REQUEST" } };
  response.writeHead(400, { "content-type": "application/graphql-response+json" });
  response.end(JSON.stringify({ errors: [error] }));
}

function passOn(
  request: IncomingMessage,
  response: ServerResponse | null,
  port: number,
  path: string,
  body: string,
): void {
  const { method, headers } = request;
  const upstream = forward({ host: "127.0.0.1", port, method, path, headers }, (answer) => {
    if (!response) {
      answer.resume().on("end", () => request.socket.destroy());
      return;
    }
    response.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(response);
  });
  upstream.on("error", () => request.socket.destroy());
  upstream.end(body);
}
