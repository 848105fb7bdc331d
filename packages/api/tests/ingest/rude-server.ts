import { once } from "node:events";
import { createServer } from "node:http";
import type { IncomingMessage, RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { gzipSync } from "node:zlib";

/** A real server on this machine that answers as the test says. */
export interface RudeServer {
  /** Where it is, with a path of its own. */
  url: string;
  /** What it was asked, in order. */
  requests: IncomingMessage[];
  [Symbol.asyncDispose](): Promise<void>;
}

/** Starts it. Each request is answered by the next listener, the last one answers all that follow. */
export async function startRudeServer(...listeners: RequestListener[]): Promise<RudeServer> {
  const requests: IncomingMessage[] = [];
  const server = createServer((request, response) => {
    const listener = listeners[Math.min(requests.length, listeners.length - 1)];
    requests.push(request);
    listener?.(request, response);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/api/query`,
    requests,
    async [Symbol.asyncDispose]() {
      server.close();
      server.closeAllConnections();
      await once(server, "close");
    },
  };
}

/** Answers with this body. */
export function reply(
  body: string | Uint8Array,
  status = 200,
  headers: Record<string, string> = {},
): RequestListener {
  return (_, response) => {
    response.writeHead(status, { "content-type": "application/atom+xml", ...headers }).end(body);
  };
}

/** Answers with this as JSON. */
export function json(value: unknown, headers: Record<string, string> = {}): RequestListener {
  return reply(JSON.stringify(value), 200, { "content-type": "application/json", ...headers });
}

/** Sends elsewhere. */
export function redirect(location: string): RequestListener {
  return reply("", 302, { location });
}

/** Compresses, and leaves out the end without a word: what comes can be read, and is not all. */
export function cutGzip(body: string): RequestListener {
  const whole = gzipSync(body);
  return reply(whole.subarray(0, whole.length / 2), 200, { "content-encoding": "gzip" });
}

/** Promises more than it sends, then hangs up. */
export function cutOff(body: string): RequestListener {
  return (_, response) => {
    response.writeHead(200, { "content-length": String(body.length + 1_000) });
    response.write(body, () => response.destroy());
  };
}

/** Sends the beginning and then nothing more, for as long as anybody waits. */
export function stall(body: string): RequestListener {
  return (_, response) => {
    response.writeHead(200, { "content-type": "application/atom+xml" });
    response.write(body);
  };
}
