import { lookupKey } from "@paperround/schema/paper-id/lookup-key";
import { describe, expect, test } from "vitest";
import type { RecogniserCase } from "./recogniser.ts";
import { recognise } from "./recognise.ts";
import { recognisers } from "./registry.ts";

const tables = import.meta.glob<Record<string, RecogniserCase[]>>("./sites/*.cases.ts", {
  eager: true,
});
const cases = Object.entries(tables).flatMap(([file, module]) =>
  Object.values(module).flatMap((table) => table.map((row) => ({ ...row, file }))),
);

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
    for (const row of cases.filter((row) => row.ids !== null)) {
      const url = new URL(row.url);
      const knowing = recognisers.filter((site) => site.knows(url)).map((site) => site.name);
      expect({ url: row.url, knowing: knowing.length }).toEqual({ url: row.url, knowing: 1 });
    }
  });
});

describe("recognise", () => {
  test.for(cases)("$url → $ids", (row) => {
    const document =
      row.html === undefined ? null : new DOMParser().parseFromString(row.html, "text/html");
    const found = recognise(row.url, document);
    expect(found?.ids.map((id) => lookupKey(id)) ?? null).toEqual(row.ids);
    if (row.title !== undefined) expect(found?.title).toBe(row.title);
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
