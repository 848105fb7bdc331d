import { once } from "node:events";
import { createServer, request as forward } from "node:http";
import { connect } from "node:net";
import type { AddressInfo } from "node:net";
import { ARXIV_HOSTS } from "./arxiv-site.ts";

/**
 * The proxy that Firefox uses, since it cannot be told where hosts are: arXiv's hosts lead to the
 * stand-in, `localhost:4000` and `papers.test` to the gate, and everything else nowhere.
 */
export interface ReaderProxy {
  port: number;
  stop(): Promise<void>;
}

const SERVERS = ["localhost:4000", "papers.test"];

/** Starts it between Firefox and the rest. */
export async function startReaderProxy(sitePort: number, gatePort: number): Promise<ReaderProxy> {
  const proxy = createServer((request, response) => {
    const url = URL.parse(request.url ?? "");
    if (!url || !SERVERS.includes(url.host)) return response.writeHead(502).end();
    const { method, headers } = request;
    const path = url.pathname + url.search;
    const passed = forward(
      { host: "127.0.0.1", port: gatePort, method, path, headers },
      (answer) => {
        response.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(response);
      },
    );
    passed.on("error", () => response.destroy());
    request.pipe(passed);
  });
  proxy.on("connect", (request, socket, head) => {
    const host = request.url?.split(":")[0] ?? "";
    if (!ARXIV_HOSTS.includes(host)) {
      socket.end("HTTP/1.1 502 Bad Gateway\r\n\r\n");
      return;
    }
    const site = connect(sitePort, "127.0.0.1", () => {
      socket.write("HTTP/1.1 200 Connection Established\r\n\r\n");
      site.write(head);
      site.pipe(socket);
      socket.pipe(site);
    });
    for (const [end, other] of [
      [site, socket],
      [socket, site],
    ] as const) {
      end.on("error", () => other.destroy());
    }
  });
  proxy.listen(0, "127.0.0.1");
  await once(proxy, "listening");
  return {
    port: (proxy.address() as AddressInfo).port,
    async stop() {
      proxy.closeAllConnections();
      proxy.close();
      await once(proxy, "close");
    },
  };
}
