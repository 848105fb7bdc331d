import { createServer } from "node:http";
import type { Server as HttpServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { Config } from "./config.ts";
import { StartUpError } from "./start-up-error.ts";

const SECOND = 1_000;

/**
 * Finds out whether the port can be had, and leaves it alone: a start that must fail fails before it has touched the
 * database.
 * @throws {StartUpError} when it cannot
 */
export async function checkPort(config: Pick<Config, "host" | "port">): Promise<void> {
  const http = await listen(config);
  await stopListening(http, 0);
}

/**
 * Takes the port. Nobody answers yet: the caller adds the request listener in the same turn.
 * @throws {StartUpError} when the port cannot be had
 */
export async function listen({ host, port }: Pick<Config, "host" | "port">): Promise<HttpServer> {
  const http = createServer({
    // A body is small and comes at once; whoever sends it drop by drop holds a connection for nothing.
    headersTimeout: 10 * SECOND,
    requestTimeout: 30 * SECOND,
    // Longer than what proxies keep theirs, so that none sends into a connection that is just being closed.
    keepAliveTimeout: 75 * SECOND,
  });
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  http.once("listening", resolve);
  http.once("error", reject);
  http.listen(port, host);
  try {
    await promise;
  } catch (cause) {
    throw new StartUpError(describe(cause as NodeJS.ErrnoException, host, port), { cause });
  }
  http.off("error", reject);
  return http;
}

/** The port that was given, or chosen by the system. */
export function portOf(http: HttpServer): number {
  return (http.address() as AddressInfo).port;
}

/** Stops accepting, lets the requests that run finish, and cuts off those that take longer than the time given. */
export async function stopListening(http: HttpServer, milliseconds: number): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  http.close(() => resolve());
  http.closeIdleConnections();
  const impatience = setTimeout(() => http.closeAllConnections(), milliseconds);
  await promise;
  clearTimeout(impatience);
}

function describe(error: NodeJS.ErrnoException, host: string, port: number): string {
  switch (error.code ?? "") {
    case "EADDRINUSE":
      return `Port ${port} is in use by another program. Stop that one, or choose another port: PORT=${port === 65_535 ? 4001 : port + 1}.`;
    case "EACCES":
      return `This account may not listen on port ${port}. Choose a port from 1024 up (PORT=4000) and put a reverse proxy in front.`;
    case "EADDRNOTAVAIL":
    case "ENOTFOUND":
    case "EAI_AGAIN":
      return `HOST is "${host}", which is no address of this machine. Use 127.0.0.1, or 0.0.0.0 to be reached from others.`;
    default:
      return `Cannot listen on ${host}, port ${port}: ${error.message}.`;
  }
}
