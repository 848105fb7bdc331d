import { normalisePaperId } from "@paperround/schema/paper-id/normalise-paper-id";
import { XMLParser } from "fast-xml-parser";
import { z } from "zod";

/** One entry of arXiv's Atom API, as it stands there. */
export interface ArxivEntry {
  /** Normalised, without the version. */
  id: string;
  version: number | null;
  title: string;
  abstract: string;
  comment: string;
  /** When the first version appeared, as arXiv writes it (ISO 8601). */
  published: string;
  authors: string[];
  /** DOIs that authors reported: usually none, sometimes several in one text. */
  doi: string;
  primaryCategory: string | null;
  categories: string[];
}

/** What arXiv answered: entries, or its own complaint. */
export interface ArxivFeed {
  entries: ArxivEntry[];
  error?: string;
}

// Every text stays a text (a paper is called "0"), and what may repeat is always a list.
const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: "",
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: false,
  htmlEntities: true,
  isArray: (_, path) =>
    ["feed.entry", "feed.entry.author", "feed.entry.category"].includes(String(path)),
});

// A tag with attributes is an object whose text hides under "#text".
const text = z
  .union([z.string(), z.looseObject({ "#text": z.string() }).transform((tag) => tag["#text"])])
  .catch("");
const term = z.looseObject({ term: z.string() }).transform(({ term }) => term);

const entryShape = z.looseObject({
  id: text,
  title: text,
  summary: text,
  published: text,
  author: z
    .array(
      z
        .looseObject({ name: text })
        .transform(({ name }) => name)
        .catch(""),
    )
    .default([]),
  category: z.array(term.catch("")).default([]),
  "arxiv:primary_category": term.nullable().catch(null),
  "arxiv:comment": text,
  "arxiv:doi": text,
});

const feedShape = z.looseObject({
  feed: z.looseObject({ entry: z.array(entryShape).default([]) }),
});

/**
 * Reads an answer of arXiv's Atom API (https://info.arxiv.org/help/api/user-manual.html).
 * @returns null when it is no whole Atom feed: a web page, another format, or cut off
 */
export function readArxivFeed(body: string): ArxivFeed | null {
  // The parser forgives what is cut off, and a document type is a way to attack it.
  if (!body.trimEnd().endsWith("</feed>") || /<!DOCTYPE/i.test(body)) return null;
  const feed = parse(body);
  if (feed === null) return null;
  const entries: ArxivEntry[] = [];
  for (const entry of feed) {
    if (entry.id.includes("/api/errors")) return { entries: [], error: entry.summary.trim() };
    const id = normalisePaperId("ARXIV", entry.id);
    if (!id) continue;
    entries.push({
      id: id.value,
      version: id.version ?? null,
      title: entry.title,
      abstract: entry.summary,
      comment: entry["arxiv:comment"],
      published: entry.published,
      authors: entry.author,
      doi: entry["arxiv:doi"],
      primaryCategory: entry["arxiv:primary_category"],
      categories: entry.category,
    });
  }
  return { entries };
}

function parse(body: string): z.infer<typeof entryShape>[] | null {
  try {
    const result = feedShape.safeParse(parser.parse(body));
    return result.success ? result.data.feed.entry : null;
  } catch {
    return null;
  }
}
