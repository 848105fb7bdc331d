import { lookupKey } from "@paperround/schema/paper-id/lookup-key";
import { describe, expect, test } from "vitest";
import { CHALLENGE_PAGE } from "./case-page.ts";
import type { RecogniserCase } from "./recogniser.ts";
import { readPage } from "./read-page.ts";
import { findSite } from "./recognise-on.ts";
import { mayShowPaper, recognise } from "./recognise.ts";
import { recognisers } from "./registry.ts";

const tables = import.meta.glob<Record<string, RecogniserCase[]>>("./sites/*.cases.ts", {
  eager: true,
});
const cases = Object.entries(tables).flatMap(([file, module]) =>
  Object.values(module).flatMap((table) => table.map((row) => ({ ...row, file }))),
);

function parse(html: string): Document {
  return new DOMParser().parseFromString(html, "text/html");
}

describe("every recogniser", () => {
  test("has a table of cases beside it", () => {
    const sites = Object.keys(import.meta.glob("./sites/*.ts")).filter(
      (file) => !file.endsWith(".cases.ts"),
    );
    for (const site of sites) {
      const table = site.replace(/\.ts$/, ".cases.ts");
      expect(Object.keys(tables), `Write ${table}: addresses and pages of the site`).toContain(
        table,
      );
    }
    expect(sites).toHaveLength(recognisers.length);
  });

  test("leaves the addresses of all others alone", () => {
    for (const row of cases.filter((row) => row.ids !== null || row.items !== undefined)) {
      const url = findSite(recognisers, row.url)?.url;
      const knowing = url ? recognisers.filter((site) => site.knows(url)) : [];
      const own = knowing.map((site) => site.name);
      expect({ url: row.url, own }).toEqual({ url: row.url, own: [own[0]] });
    }
  });
});

describe("recognise", () => {
  test.for(cases)("$url → $ids", (row) => {
    const document = row.html === undefined ? null : parse(row.html);
    const page = readPage(row.url, document);
    const paper = page.kind === "paper" ? page.paper : null;
    expect(paper?.ids.map((id) => lookupKey(id)) ?? null).toEqual(row.ids);
    const title = row.html === CHALLENGE_PAGE ? null : row.title;
    if (title !== undefined) expect(paper?.title ?? null).toBe(title);
    if (row.items !== undefined) {
      const papers = page.kind === "list" ? page.papers : [];
      expect(papers.length).toBe(row.items);
      expect(papers.every(({ element }) => document?.contains(element))).toBe(true);
    }
    // The badge shows what has an id or a title: an address alone may say neither.
    const badge = recognise(row.url, document)?.ids.map((id) => lookupKey(id)) ?? null;
    expect(badge).toEqual(row.ids?.length === 0 && paper?.title === null ? null : row.ids);
    // What a page's script may tell the background is judged by its address.
    if (row.ids !== null) expect(mayShowPaper(row.url)).toBe(true);
  });

  test("reads no title out of a megabyte", () => {
    const page = new DOMParser().parseFromString(
      `<title>short</title><meta name="citation_title" content="${"x ".repeat(500_000)}">`,
      "text/html",
    );
    expect(recognise("https://arxiv.org/abs/1706.03762", page)?.title).toBe("short");
  });

  test("is not asked about what is no address of the web", () => {
    expect(recognise("not an address", null)).toBeNull();
    expect(recognise("about:blank", null)).toBeNull();
  });
});
