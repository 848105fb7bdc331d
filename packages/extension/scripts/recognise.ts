/** Says what pages show, one JSON line a page. `--help` says more. */
import { readFile } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { parseArgs } from "node:util";
import { gunzipSync } from "node:zlib";
import { Window } from "happy-dom";
import { readPage } from "../src/recognisers/read-page.ts";

const HELP = `Usage: pnpm recognise -- --url URL [--html FILE]
       pnpm recognise -- --list FILE.jsonl

Says what a page shows with the recognisers of the extension: one JSON line a page,
  {"url": …, "kind": "paper" | "list" | "none", "ids": {"doi": …, "arxiv": …}, "title": …, "items": N}

--url URL    the page's address; alone, the address decides
--html FILE  the page, plain or gzipped; without an address of the web, its canonical link decides
--list FILE  one {"url": …, "file": …} a line; "file" may be left out, is absolute or beside FILE`;

const args = process.argv.slice(2).filter((arg) => arg !== "--");
const { values } = parseArgs({
  args,
  options: {
    help: { type: "boolean" },
    url: { type: "string" },
    html: { type: "string" },
    list: { type: "string" },
  },
});
if (values.help || (values.url === undefined) === (values.list === undefined)) {
  (values.help ? console.log : console.error)(HELP);
  process.exit(values.help ? 0 : 2);
}

if (values.url !== undefined) await answer(values.url, values.html);
else if (values.list !== undefined) {
  const folder = dirname(resolve(values.list));
  const lines = (await readText(values.list)).split("\n").filter((line) => line.trim() !== "");
  for (const line of lines) {
    const { url, file } = JSON.parse(line) as { url?: string | null; file?: string | null };
    await answer(url ?? null, file ? resolve(folder, file) : undefined);
  }
}

async function answer(url: string | null, file: string | undefined): Promise<void> {
  console.log(JSON.stringify(await describePage(url, file)));
}

async function describePage(url: string | null, file: string | undefined) {
  const window = file === undefined ? null : openPage(await readText(file), url);
  try {
    const page = readPage(url ?? "", window && (window.document as unknown as Document));
    const paper = page.kind === "paper" ? page.paper : null;
    const ids = Object.fromEntries(
      (paper?.ids ?? []).map((id) => [id.scheme.toLowerCase(), id.value]),
    );
    const items = page.kind === "list" ? page.papers.length : 0;
    return { url, kind: page.kind, ids, title: paper?.title ?? null, items };
  } finally {
    await window?.happyDOM.close();
  }
}

/** A page in which nothing runs and which loads nothing. */
function openPage(html: string, url: string | null): Window {
  const address = URL.parse(url ?? "");
  const window = new Window({
    url: address && /^https?:$/.test(address.protocol) ? address.href : "about:blank",
    settings: {
      enableJavaScriptEvaluation: false,
      disableJavaScriptFileLoading: true,
      disableCSSFileLoading: true,
      disableIframePageLoading: true,
      handleDisabledFileLoadingAsSuccess: true,
    },
  });
  const parsed = new window.DOMParser().parseFromString(html, "text/html");
  Object.defineProperty(window, "document", { value: parsed, configurable: true });
  return window;
}

async function readText(file: string): Promise<string> {
  const bytes = await readFile(file);
  return (bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes).toString("utf8");
}
