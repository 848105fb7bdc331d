import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { decodePercent } from "./clean-text.ts";
import { parsePaperUrl } from "./parse-paper-id.ts";

// Real addresses of papers and listings that stand beside the repository on developers' machines.
const data = new URL("../../../../../shared/data/paper-urls.jsonl", import.meta.url);
const present = existsSync(data);
if (!present)
  console.info("Skipped: the collection of real paper URLs (../shared/data) is not here.");

interface KnownUrl {
  url: string;
  doi: string | null;
  arxivId: string | null;
  isMulti: boolean;
}

describe.skipIf(!present)("real addresses", () => {
  const known = present
    ? readFileSync(data, "utf8")
        .trim()
        .split("\n")
        .map((line) => JSON.parse(line) as KnownUrl)
    : [];

  it("reads every arXiv id and DOI that the address itself contains", () => {
    const missed = known.flatMap(({ url, doi, arxivId }) => {
      const address = decodePercent(url).toLowerCase();
      const expected = [arxivId, doi?.toLowerCase()]
        .filter((id) => typeof id === "string")
        .filter((id) => address.includes(id));
      if (expected.length === 0) return [];
      const found = parsePaperUrl(url)?.value;
      return found !== undefined && expected.includes(found) ? [] : [`${url}: ${found} for ${doi}`];
    });
    expect(missed).toEqual([]);
  });

  it("contradicts no known id", () => {
    const wrong = known.flatMap(({ url, doi, arxivId }) => {
      const found = parsePaperUrl(url);
      if (found?.scheme === "ARXIV" && arxivId !== null && found.value !== arxivId) return [url];
      return found?.scheme === "DOI" && doi !== null && found.value !== doi.toLowerCase()
        ? [url]
        : [];
    });
    expect(wrong).toEqual([]);
  });

  it("has something to check", () => {
    const read = known.filter(({ url }) => parsePaperUrl(url) !== null);
    expect(read.length).toBeGreaterThan(80);
  });
});
