import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { recognise } from "./recognise.ts";
import { recognisers } from "./registry.ts";

/** Saved pages of the real web. They are other people's, so they are not part of the project. */
const FOLDER = join(import.meta.dirname, "../../../../../shared/data/pages");

interface SavedPage {
  file: string;
  url: string | null;
  expected: { arxivId: string | null; title: string | null };
}

const isThere = existsSync(join(FOLDER, "index.jsonl"));
if (!isThere) console.log(`Skipped: ${FOLDER} is not there.`);

test.skipIf(!isThere)("real pages: every paper of a known site, and nothing else", () => {
  const lines = readFileSync(join(FOLDER, "index.jsonl"), "utf8").trim().split("\n");
  const pages = lines.map((line) => JSON.parse(line) as SavedPage);
  let papers = 0;
  for (const { file, url, expected } of pages) {
    const address = URL.parse(url ?? "");
    if (!address || !recognisers.some((site) => site.knows(address))) {
      expect({ url, found: recognise(url ?? "", null) }).toEqual({ url, found: null });
      continue;
    }
    const html = gunzipSync(readFileSync(join(FOLDER, file))).toString();
    const found = recognise(address.href, new DOMParser().parseFromString(html, "text/html"));
    expect({ url, id: found?.ids[0]?.value }).toEqual({ url, id: expected.arxivId });
    expect(found?.title).toBe(expected.title);
    papers += 1;
  }
  expect(papers).toBeGreaterThan(0);
});
