/** Says what pages show, one JSON line a page. `--help` says more. */
import { readFile } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { gunzipSync } from "node:zlib";
import * as z from "zod/mini";
import { decodePage } from "./decode-page.ts";
import { describePage } from "./describe-page.ts";
import type { PageDescription } from "./describe-page.ts";
import { readOptions } from "./read-options.ts";

const HELP = `Usage: pnpm recognise -- --url URL [--html FILE]
       pnpm recognise -- --list FILE.jsonl

Says what a page shows with the recognisers of the extension: one JSON line a page,
  {"url": …, "kind": "paper" | "list" | "none", "ids": {"doi": …, "arxiv": …}, "title": …, "items": N}

--url URL    the page's address; alone, the address decides
--html FILE  the page, plain or gzipped; without an address of the web, its canonical link decides
--list FILE  one {"url": …, "file": …} a line; "file" may be left out, is absolute or beside FILE

What cannot be read is "none" with its "error", which is also said on standard error; the exit code is 1 then.`;

/** Paths that a person types begin where they typed them. */
const TYPED_AT = process.env["INIT_CWD"] ?? process.cwd();

const line = z.object({ url: z.nullish(z.string()), file: z.nullish(z.string()) });

const { url, html, list } = readOptions(HELP, {
  url: { type: "string" },
  html: { type: "string" },
  list: { type: "string" },
});
if ((url === undefined) === (list === undefined)) {
  console.error(HELP);
  process.exit(2);
}
if (url !== undefined) await answer(url, html === undefined ? null : resolve(TYPED_AT, html), "");
else if (list !== undefined) await answerList(resolve(TYPED_AT, list));

async function answerList(list: string): Promise<void> {
  let text: string;
  try {
    text = await readText(list);
  } catch (error) {
    return complain((error as Error).message);
  }
  for (const [index, row] of text.split("\n").entries()) {
    if (row.trim() === "") continue;
    const place = `${list}:${index + 1}: `;
    const read = line.safeParse(parseJson(row));
    if (read.success) {
      const { url, file } = read.data;
      await answer(url ?? null, file ? resolve(dirname(list), file) : null, place);
    } else print(unread(null, 'This is no {"url": …, "file": …}.', place));
  }
}

/** @param place where the page is named, for complaints */
async function answer(url: string | null, file: string | null, place: string): Promise<void> {
  try {
    print(await describePage(url, file === null ? null : await readText(file)));
  } catch (error) {
    print(unread(url, (error as Error).message, place));
  }
}

function print(description: PageDescription & { error?: string }): void {
  console.log(JSON.stringify(description));
}

/** One line a page, in order: also for one that could not be read. */
function unread(url: string | null, error: string, place: string) {
  complain(place + error);
  return { url, kind: "none" as const, ids: {}, title: null, items: 0, error };
}

function complain(sentence: string): void {
  console.error(sentence);
  process.exitCode = 1;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** @throws {Error} with a sentence that names the file */
async function readText(file: string): Promise<string> {
  try {
    const bytes = await readFile(file);
    return decodePage(bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOENT") throw new Error(`${file} is not there.`, { cause: error });
    throw new Error(`${file} cannot be read: ${(error as Error).message}.`, { cause: error });
  }
}
