import { connect, createServer } from "node:net";
import type { AddressInfo, Socket } from "node:net";

/** A wire to a server that can be cut. */
export interface CuttableProxy {
  port: number;
  /** Breaks what is connected and refuses what comes. */
  cut(): void;
  mend(): Promise<void>;
  close(): Promise<void>;
}

/** Listens on this machine and passes everything on. */
export async function startCuttableProxy(host: string, port: number): Promise<CuttableProxy> {
  const sockets = new Set<Socket>();
  const server = createServer((near) => {
    const far = connect(port, host);
    for (const [socket, other] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(socket);
      socket.on("error", () => other.destroy());
      socket.on("close", () => sockets.delete(socket));
      socket.pipe(other);
    }
  });
  const listen = (at: number): Promise<void> =>
    new Promise((resolve) => server.listen(at, "127.0.0.1", resolve));
  await listen(0);
  const chosen = (server.address() as AddressInfo).port;
  const cut = (): void => {
    server.close();
    for (const socket of sockets) socket.resetAndDestroy();
  };
  return {
    port: chosen,
    cut,
    mend: () => listen(chosen),
    async close() {
      cut();
      await new Promise((resolve) => setImmediate(resolve));
    },
  };
}
