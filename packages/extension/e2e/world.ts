import { startApiGate } from "./api-gate.ts";
import type { ApiGate } from "./api-gate.ts";
import { startApiServer } from "./api-server.ts";
import type { ApiServer } from "./api-server.ts";
import { startArxivSite } from "./arxiv-site.ts";
import type { ArxivSite } from "./arxiv-site.ts";

/** Everything outside the browser: arXiv's stand-in, the real API, and the gate before it. */
export interface World {
  site: ArxivSite;
  api: ApiServer;
  gate: ApiGate;
  /** Asks the API as anybody can. */
  query<Data>(text: string): Promise<Data>;
  stop(): Promise<void>;
}

/** @param settings of the API, beyond what the tests need */
export async function startWorld(settings: Record<string, string> = {}): Promise<World> {
  const site = await startArxivSite();
  const api = await startApiServer({ ...settings, ARXIV_API_URL: site.apiUrl });
  const gate = await startApiGate(api.port);
  return {
    site,
    api,
    gate,
    async query<Data>(text: string) {
      const response = await fetch(`http://127.0.0.1:${api.port}/graphql`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ query: text }),
      });
      const { data } = (await response.json()) as { data: Data };
      return data;
    },
    async stop() {
      await gate.stop();
      await api.stop();
      await site.stop();
    },
  };
}
