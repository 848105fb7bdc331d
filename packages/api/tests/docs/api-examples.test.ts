import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { DomainError } from "@paperround/schema/errors";
import * as errors from "@paperround/schema/errors";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { addBundledPapers } from "../support/bundled-papers.ts";
import { createDataFolder } from "../support/data-folder.ts";
import { startServer } from "../support/server-process.ts";
import { signInAt } from "../support/sign-in-at.ts";
import { createTestServer } from "../support/test-server.ts";
import type { TestServer } from "../support/test-server.ts";
import { apiDocs as text, examples, ROOT } from "./documented-examples.ts";

// docs/api.md says that every example on it is run by a test: this one.

describe("docs/api.md", () => {
  let server: TestServer;
  let token: string;

  beforeAll(async () => {
    server = await createTestServer();
    await addBundledPapers(server.database.prisma);
    ({ token } = await server.signIn("integrator@example.org"));
  });
  afterAll(() => server.close());

  test("has examples", () => expect(examples.length).toBeGreaterThan(15));

  // In the order of the page: what one writes, a later one reads.
  test.each(examples.map((example) => [example.name, example] as const))(
    "%s",
    async (_name, { query, variables, signedIn }) => {
      const options = signedIn ? { token } : {};
      const { data, errors: failed } = await server.graphql(query, variables, options);
      expect(failed).toBeUndefined();
      for (const value of Object.values(data)) {
        expect(value).not.toBeNull();
        const { __typename } = value as { __typename?: string };
        if (query.startsWith("mutation")) expect(__typename).toMatch(/Success$/);
      }
    },
  );

  test("names an operation by a hash that is known", async () => {
    const [, variables = "", id = ""] =
      /'variables=(.*?)'[^]*?documentId=(sha256:[0-9a-f]{64})/.exec(text) ?? [];
    const query = new URLSearchParams({ documentId: id, variables });
    const response = await server.fetch(`/graphql?${query}`);
    expect(await response.json()).toMatchObject({ data: { lookup: { bucket: {} } } });
  });

  test("names every code of an error that several slices share", () => {
    const codes = Object.values(errors)
      .filter((type): type is typeof type & (new (...args: never[]) => DomainError) => {
        return typeof type === "function" && type.prototype instanceof DomainError;
      })
      .map((type) => new type(...([[], ""] as unknown as never[])).code)
      .filter((code) => !/CODE|MAIL/.test(code));
    for (const code of codes) expect(text).toContain(`\`${code}\``);
  });
});

describe("the clients to start from", () => {
  const run = promisify(execFile);

  test.each([
    ["node", process.execPath, "client.mjs"],
    ["python3", "python3", "client.py"],
  ])(
    "in %s",
    async (name, command, file) => {
      if (name === "python3" && !(await isInstalled("python3"))) {
        console.log("Skipping the client in Python: python3 is not installed.");
        return;
      }
      const folder = await createDataFolder();
      const server = await startServer(folder.settings);
      try {
        const client = async (settings: Record<string, string>): Promise<string> => {
          const env = { PATH: process.env["PATH"] ?? "", PAPERROUND_URL: server.url, ...settings };
          return (await run(command, [join(ROOT, "docs/examples", file)], { env })).stdout;
        };
        const read = await client({});
        expect(read.trim().split("\n").length).toBeGreaterThan(3);
        expect(read).toMatch(/^ +\d+ {2}\S/);
        expect(read).not.toContain("Voted for");
        const voted = await client({
          PAPERROUND_TOKEN: await signInAt(server.url, folder.path, "client@example.org"),
        });
        expect(voted).toMatch(/Voted for “.+”: 1 now\./);
      } finally {
        await server.end("SIGTERM");
        await folder.remove();
      }
    },
    120_000,
  );

  async function isInstalled(command: string): Promise<boolean> {
    return run(command, ["--version"]).then(
      () => true,
      () => false,
    );
  }
});
