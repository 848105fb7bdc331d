// @vitest-environment node
import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, expect, test } from "vitest";

const PROGRAM = fileURLToPath(new URL("recognise.ts", import.meta.url));
const PAGE = `<!doctype html><head><meta name="citation_title" content="On made-up things">
<meta name="citation_author" content="Ada Example"><meta name="citation_doi" content="10.5555/Made.Up"></head>`;
const PAPER = {
  kind: "paper",
  ids: { doi: "10.5555/made.up" },
  title: "On made-up things",
  items: 0,
};
const NOTHING = { kind: "none", ids: {}, title: null, items: 0 };

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "paperround-recognise-"));
  await writeFile(join(folder, "page.html"), PAGE);
  await writeFile(join(folder, "page.html.gz"), gzipSync(PAGE));
  await writeFile(join(folder, "broken.html.gz"), gzipSync(PAGE).subarray(0, 40));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

interface Ran {
  code: number;
  lines: unknown[];
  complaints: string;
}

/** Runs the command as a person in the folder does. */
function recognise(...args: string[]): Promise<Ran> {
  return new Promise((done) => {
    const env = { ...process.env, INIT_CWD: folder };
    execFile(process.execPath, [PROGRAM, ...args], { env }, (error, stdout, stderr) =>
      done({
        code: error ? Number(error.code) : 0,
        lines: stdout
          .split("\n")
          .filter(Boolean)
          .map((line) => JSON.parse(line) as unknown),
        complaints: stderr,
      }),
    );
  });
}

test("says what an address says, and a page", async () => {
  const url = "https://arxiv.org/abs/1706.03762v5";
  expect(await recognise("--", "--url", url)).toEqual({
    code: 0,
    lines: [{ url, ...NOTHING, kind: "paper", ids: { arxiv: "1706.03762" } }],
    complaints: "",
  });
  const blog = "https://example.org/a";
  const { lines } = await recognise("--url", blog, "--html", "page.html");
  expect(lines).toEqual([{ url: blog, ...PAPER }]);
});

test("answers each line of a list in order, also those that it cannot read", async () => {
  const list = join(folder, "pages.jsonl");
  const rows = [
    { url: "https://example.org/a", file: "page.html" },
    { url: null, file: join(folder, "page.html.gz") },
    { url: "https://example.org/b", file: "missing.html" },
    { url: "https://example.org/c", file: "broken.html.gz" },
    { url: 7 },
  ].map((row) => JSON.stringify(row));
  await writeFile(list, [...rows, "", "nonsense", '{"url":"https://example.org/d"}'].join("\n"));
  const { code, lines, complaints } = await recognise("--list", "pages.jsonl");
  const missing = `${join(folder, "missing.html")} is not there.`;
  expect(lines).toEqual([
    { url: "https://example.org/a", ...PAPER },
    { url: null, ...PAPER },
    { url: "https://example.org/b", ...NOTHING, error: missing },
    { url: "https://example.org/c", ...NOTHING, error: expect.stringContaining("cannot be read") },
    { url: null, ...NOTHING, error: expect.stringContaining("This is no") },
    { url: null, ...NOTHING, error: expect.stringContaining("This is no") },
    { url: "https://example.org/d", ...NOTHING },
  ]);
  expect(code).toBe(1);
  const places = complaints.trim().split("\n");
  expect(places[0]).toBe(`${list}:3: ${missing}`);
  expect(places.map((place) => place.slice(list.length, list.length + 3))).toEqual([
    ":3:",
    ":4:",
    ":5:",
    ":7:",
  ]);
});

test.for<[string[], number, string]>([
  [[], 2, "Usage: pnpm recognise"],
  [["--url", "https://example.org", "--list", "x"], 2, "Usage: pnpm recognise"],
  [["--nonsense"], 2, "Unknown option '--nonsense'"],
  [["--list", "missing.jsonl"], 1, "missing.jsonl is not there."],
])("%j says what is wrong", async ([args, code, sentence]) => {
  const ran = await recognise(...args);
  expect(ran).toMatchObject({ code, lines: [], complaints: expect.stringContaining(sentence) });
  expect(ran.complaints).not.toMatch(/^\s+at /m);
});
