import { createRequire } from "node:module";
import type { CitationFormat } from "./citation-formats.ts";
import type { CitedPaper } from "./cited-paper.ts";
import type { CslItem } from "./csl-item.ts";
import { cslItem, pdfOf, urlsOf } from "./csl-item.ts";
import { markdownCitation } from "./markdown-citation.ts";

/** Writes the citation of one paper under a key. */
export type WriteCitation = (paper: CitedPaper, key: string) => string;

/** The parts of the citation library that are used; it brings no types of its own. */
interface Library {
  config: { get(name: "@bibtex"): { format: { asciiOnly: boolean } } };
  output: {
    format(
      name: "bibtex",
      items: readonly object[],
      options: { format: "object" },
    ): { type: string; label: string; properties: Record<string, string> }[];
    /** A name of spaces alone becomes `undefined` among its tag's values. */
    format(
      name: "ris",
      items: readonly object[],
      options: { format: "object" },
    ): Record<string, string | (string | undefined)[] | undefined>[];
  };
}

let library: Library | undefined;

/** Loads what a format needs when it is first asked for: large, and seldom needed. */
export function citationWriter(format: CitationFormat): WriteCitation {
  switch (format) {
    case "BIBTEX": {
      const plugins = (library ??= loadLibrary());
      return (paper, key) => bibtex(plugins, cslItem(paper, key), paper);
    }
    case "RIS": {
      const plugins = (library ??= loadLibrary());
      return (paper, key) => ris(plugins, cslItem(paper, key), paper);
    }
    case "CSL_JSON":
      return (paper, key) => JSON.stringify(cslItem(paper, key), null, 1);
    case "MARKDOWN":
      return (paper) => markdownCitation(paper);
  }
}

function loadLibrary(): Library {
  const require = createRequire(import.meta.url);
  const { plugins } = require("@citation-js/core") as { plugins: Library };
  require("@citation-js/plugin-bibtex");
  require("@citation-js/plugin-ris");
  // It would leave out every letter that LaTeX has no command for. What LaTeX reads as its own we escape.
  plugins.config.get("@bibtex").format.asciiOnly = false;
  return plugins;
}

const SPECIAL: Readonly<Record<string, string>> = {
  "\\": "\\textbackslash{}",
  "~": "\\textasciitilde{}",
  "^": "\\textasciicircum{}",
  "<": "\\textless{}",
  ">": "\\textgreater{}",
  "{": "\\{",
  "}": "\\}",
};

/**
 * The library says which entry and fields an item of CSL becomes, and how names are put. The entry is written here: the
 * title in braces of its own, so that no style changes its capitals, and the fields of arXiv, which CSL has not.
 */
function bibtex(plugins: Library, item: CslItem, { categories }: CitedPaper): string {
  const texts = {
    title: escaped(item.title),
    author: item.author.map((name) =>
      Object.fromEntries(Object.entries(name).map(([part, text]) => [part, escaped(text)])),
    ),
    ...(item["container-title"] && { "container-title": escaped(item["container-title"]) }),
  };
  const { number: _number, ...csl } = item;
  const [entry] = plugins.output.format("bibtex", [{ ...csl, ...texts }], { format: "object" });
  if (!entry) throw new Error("The citation library has made no entry of an item.");
  const { howpublished: _howPublished, month, ...fields } = entry.properties;
  const [monthName = "", day = ""] = month?.split(" ") ?? [];
  const isPreprint = item.type === "article";
  const written = {
    ...fields,
    title: `{${texts.title}}`,
    month: monthName,
    day,
    eprint: item.archive_location,
    archiveprefix: item.archive,
    primaryclass: item.archive && categories[0],
    pmid: item.PMID,
    pmcid: item.PMCID,
    keywords: item.keyword && escaped(item.keyword.replaceAll(",", ", ")),
  };
  const lines = Object.entries(written)
    .filter(([, value]) => value !== undefined && value !== "")
    .map(([field, value]) => `  ${field} = {${value}},\n`);
  return `@${isPreprint ? "misc" : entry.type}{${item.id},\n${lines.join("")}}\n`;
}

function escaped(text: string): string {
  return text.replaceAll(/[\\~^<>{}&%$#_]/g, (character) => SPECIAL[character] ?? `\\${character}`);
}

/**
 * The library says which tags an item of CSL becomes. The lines are written here, unbroken: the format has no way of
 * breaking a line that every program mends.
 */
function ris(plugins: Library, item: CslItem, paper: CitedPaper): string {
  const [tags] = plugins.output.format("ris", [item], { format: "object" });
  if (!tags) throw new Error("The citation library has made no entry of an item.");
  const { TY = "GEN", UR: _url, C7: _number, DO: _doi, ...rest } = tags;
  const pdf = pdfOf(paper);
  const lines = [
    ["TY", TY],
    ...Object.entries(rest),
    ["DO", item.DOI ?? []],
    ["M1", item.number ?? []],
    ["UR", urlsOf(paper)],
    ["L1", pdf ?? []],
    ["ER", ""],
  ] as const;
  return lines
    .flatMap(([tag, values]) =>
      [values]
        .flat()
        .filter((value) => value !== undefined)
        .map((value) => `${tag}  - ${value.replaceAll(/\s+/g, " ")}\n`),
    )
    .join("");
}
