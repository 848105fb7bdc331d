import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { TestServer } from "./test-server.ts";

/** A server on a socket of its own. */
export interface Listening {
  port: number;
  /** Cuts what is still connected, and closes the server as well. */
  close(): Promise<void>;
}

/** Lets a server listen, where what happens on the socket matters. */
export async function listenHere(server: TestServer): Promise<Listening> {
  const http = createServer(server.server.listener);
  await new Promise<void>((resolve) => http.listen(0, "127.0.0.1", resolve));
  const { port } = http.address() as AddressInfo;
  return {
    port,
    async close() {
      http.closeAllConnections();
      http.close();
      await server.close();
    },
  };
}
