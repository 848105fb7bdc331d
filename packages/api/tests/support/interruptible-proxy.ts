import { once } from "node:events";
import { connect, createServer } from "node:net";
import type { AddressInfo, Socket } from "node:net";

/** A way to a TCP server that can be cut: what a server that goes away looks like to its clients. */
export interface InterruptibleProxy {
  port: number;
  /** Breaks the connections that there are, and refuses new ones. */
  cut(): Promise<void>;
  /** Lets connections through again. */
  mend(): Promise<void>;
  close(): Promise<void>;
}

/** Listens on a free port of this machine and passes on to `host:port`. */
export async function startProxy(host: string, port: number): Promise<InterruptibleProxy> {
  const sockets = new Set<Socket>();
  const server = createServer((client) => {
    const upstream = connect(port, host);
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.on("error", () => {});
      socket.on("close", () => {
        sockets.delete(socket);
        client.destroy();
        upstream.destroy();
      });
    }
    client.pipe(upstream).pipe(client);
  });
  async function listen(onPort: number): Promise<void> {
    server.listen(onPort, "127.0.0.1");
    await once(server, "listening");
  }
  async function cut(): Promise<void> {
    if (!server.listening) return;
    const closed = once(server, "close");
    server.close();
    for (const socket of sockets) socket.destroy();
    await closed;
  }
  await listen(0);
  const { port: ownPort } = server.address() as AddressInfo;
  return { port: ownPort, cut, mend: () => listen(ownPort), close: cut };
}
