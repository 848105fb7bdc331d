import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { decodePercent } from "@paperround/schema/paper-id/clean-text";
import { describe, expect, test } from "vitest";
import { readPage } from "./read-page.ts";

/** Saved pages of the real web. They are other people's, so they are not part of the project. */
const FOLDER = join(import.meta.dirname, "../../../../../shared/data");

interface SavedPage {
  file: string;
  url: string | null;
  kind: "paper" | "listing" | "negative" | "blocked_or_challenge" | "blog_with_doi";
  expected: { doi: string | null; arxivId: string | null; title: string | null };
}

interface KnownUrl {
  url: string;
  doi: string | null;
  arxivId: string | null;
}

const isThere = existsSync(join(FOLDER, "pages/index.jsonl"));
if (!isThere) console.log(`Skipped: ${FOLDER} is not there.`);

/** What no reader of these pages can know. */
const UNKNOWABLE: Readonly<Record<string, string>> = {
  papis_HAL_THESES_tel_02083632v1: "the DOI is of the repository's certificate, in the page's foot",
  sandcrawler_first_monday_ojs3_fulltext: "saved without its address, and it has no metadata",
};

function readLines<Line>(file: string): Line[] {
  if (!isThere) return [];
  const lines = readFileSync(join(FOLDER, file), "utf8").trim().split("\n");
  return lines.map((line) => JSON.parse(line) as Line);
}

describe.skipIf(!isThere)("real pages", () => {
  const pages = readLines<SavedPage>("pages/index.jsonl").filter(
    ({ file }) => !(file.replace(".html.gz", "") in UNKNOWABLE),
  );

  test.for(pages)("$kind $file", ({ file, url, kind, expected }) => {
    // Frames are not looked at, and this document would complain that it may not load them.
    const html = gunzipSync(readFileSync(join(FOLDER, "pages", file)))
      .toString()
      .replaceAll("<iframe", "<no-frame");
    const page = readPage(url ?? "", new DOMParser().parseFromString(html, "text/html"));
    if (kind === "negative") return expect(page.kind).toBe("none");
    if (kind === "listing") {
      expect(page.kind === "list" && page.papers.length > 0).toBe(true);
      return;
    }
    const paper = page.kind === "paper" ? page.paper : null;
    const valueOf = (scheme: string) =>
      paper?.ids.find((id) => id.scheme === scheme)?.value ?? null;
    expect(valueOf("ARXIV")).toBe(expected.arxivId);
    // A page saved without its address is known by its metadata, which the index leaves out.
    if (url !== null) expect(valueOf("DOI")).toBe(expected.doi?.toLowerCase() ?? null);
    if (kind === "blocked_or_challenge") return expect(paper?.title).toBeNull();
    // Some of the index's titles are the window's, with the site's name after the paper's.
    const [title] = expected.title?.replace(/\s+/g, " ").split(/ \| | - IEEE /) ?? [];
    expect(paper?.title).toBe(title);
  });
});

describe.skipIf(!isThere)("real addresses", () => {
  test("every arXiv id and DOI that the address itself contains is read", () => {
    const wrong = readLines<KnownUrl>("paper-urls.jsonl").flatMap(({ url, doi, arxivId }) => {
      const address = decodePercent(url).toLowerCase();
      const named = [arxivId, doi]
        .map((id) => id?.toLowerCase() ?? "")
        .filter((id) => id !== "" && address.includes(id));
      const page = readPage(url, null);
      const values = page.kind === "paper" ? page.paper.ids.map((id) => id.value) : [];
      return named.every((id) => values.includes(id)) ? [] : [{ url, named, values }];
    });
    expect(wrong).toEqual([]);
  });
});
