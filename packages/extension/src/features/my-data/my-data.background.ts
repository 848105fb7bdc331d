import { browser } from "wxt/browser";
import { answer, nothing } from "../../answering.ts";
import type { Api } from "../../api/client.ts";
import { readExport } from "../../api/read-export.ts";
import type { Result } from "../../result.ts";
import { sessions } from "../../storage.ts";
import { deleteKeptHere, readKeptHere } from "./kept-here.ts";

/** One's own data: a copy of everything, and its end in this browser. */
export function startMyData(
  api: Api,
  ports: {
    /** Ends the session at a server, when there is one and the server answers. */
    leave: (server: string) => Promise<void>;
    servers: () => Promise<string[]>;
    deleted: () => Promise<void>;
  },
): void {
  answer("my-data.export", "own page", nothing, async () => {
    const server = await api.server();
    const session = await sessions.read(server);
    const atServer: Result<unknown> = session
      ? await readExport(server, session.token)
      : { ok: true, value: null };
    if (!atServer.ok) return atServer;
    const everything = {
      exportedAt: new Date().toISOString(),
      extension: browser.runtime.getManifest().version,
      server: { address: server, account: session?.account ?? null, data: atServer.value },
      browser: await readKeptHere(),
    };
    return { ok: true, value: JSON.stringify(everything, null, 1) };
  });

  answer("my-data.delete", "own page", nothing, async () => {
    const servers = await ports.servers();
    await Promise.all(servers.map(ports.leave));
    await deleteKeptHere();
    await ports.deleted();
  });
}
