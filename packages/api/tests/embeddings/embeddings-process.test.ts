import { afterAll, expect, test, vi } from "vitest";
import { createDataFolder } from "../support/data-folder.ts";
import { askServer, startServer } from "../support/server-process.ts";
import { startEmbeddingsServer } from "./embeddings-server.ts";

// In a process of its own, with its queue and its index, on a fresh instance with the bundled papers.

vi.setConfig({ testTimeout: 300_000, hookTimeout: 120_000 });

const home = await createDataFolder("bare");
afterAll(() => home.remove());

const SEARCH = `query ($query: String!) { search(query: $query, first: 3) { servedBy nodes { title } } }`;

test("a server with a model finds what is meant, and goes on without", async () => {
  await using endpoint = await startEmbeddingsServer();
  const server = await startServer({
    ...home.settings,
    EMBEDDINGS_URL: endpoint.url,
    EMBEDDINGS_MODEL: "words",
    EMBEDDINGS_API_KEY: "sk-hunter2",
  });
  try {
    await expect
      .poll(() => server.output(), { timeout: 180_000 })
      .toMatch(/Embedded \d+ papers by words|the database has no pgvector/u);
    // Both the index and the vectors are there a moment later; where there is no pgvector, the words are nobody's.
    const find = async (query: string): Promise<{ servedBy: string; nodes: { title: string }[] }> =>
      (await askServer(server.url, SEARCH, { query })).data.search;
    await expect.poll(async () => (await find("attention")).servedBy).toBe("INDEX");
    if (server.output().includes("Embedded ")) {
      await expect.poll(async () => (await find("vigilance")).nodes.length).toBe(3);
      endpoint.manner = (_, response) => void response.destroy();
      expect((await find("attention again")).servedBy).toBe("INDEX");
      await expect.poll(() => server.output()).toContain("Searches go by words alone for now");
    } else expect(server.output().match(/Search goes by words alone/gu)).toHaveLength(1);
    expect(server.output()).not.toContain("hunter2");
    expect(await server.end("SIGTERM")).toEqual([0, null]);
  } finally {
    server.child.kill("SIGKILL");
  }
});
