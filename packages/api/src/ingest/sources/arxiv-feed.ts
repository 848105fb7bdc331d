import { normalisePaperId } from "@paperround/schema/paper-id/normalise-paper-id";
import { knownDay } from "../mapping/known-day.ts";
import { object } from "../mapping/loose-json.ts";
import {
  attribute,
  content,
  elements,
  parsePiece,
  xmlPieces,
  xmlText,
} from "../mapping/xml-pieces.ts";
import type { ArxivPaper, ArxivPart } from "./arxiv-paper.ts";

/** What arXiv answered: papers, or its own complaint. */
export interface ArxivFeed {
  parts: ArxivPart[];
  /** How many papers the whole answer has, on all pages. */
  total: number | null;
  error?: string;
}

/**
 * Reads an answer of arXiv's Atom API (https://info.arxiv.org/help/api/user-manual.html).
 * @returns null when it is no whole Atom feed: a web page, another format, or cut off
 */
export function readArxivFeed(body: string): ArxivFeed | null {
  if (!/^\s*(?:<\?xml[^>]*\?>\s*)?<feed[\s>]/.test(body) || !body.trimEnd().endsWith("</feed>"))
    return null;
  const found = xmlText(body, "opensearch:totalResults");
  const total = found !== null && /^\d+$/.test(found) ? Number(found) : null;
  const parts: ArxivPart[] = [];
  for (const xml of xmlPieces(body, "entry")) {
    const error = complaint(xml);
    if (error !== null) return { parts: [], total, error };
    parts.push(readEntry(xml));
  }
  return parts.length === 0 && total === null ? null : { parts, total };
}

function complaint(xml: string): string | null {
  if (!/<id>[^<]*\/api\/errors/.test(xml)) return null;
  return xmlText(xml, "summary") ?? "";
}

function readEntry(xml: string): ArxivPart {
  try {
    const entry = object(parsePiece(xml)["entry"]);
    const id = normalisePaperId("ARXIV", content(entry["id"]));
    if (!id) return { broken: xml, reason: "It has no arXiv id." };
    const primary = attribute(entry["arxiv:primary_category"], "term");
    const publishedOn = knownDay(content(entry["published"]));
    return {
      id: id.value,
      version: id.version ?? null,
      versions: versions(id.version ?? null, publishedOn, knownDay(content(entry["updated"]))),
      title: content(entry["title"]),
      abstract: content(entry["summary"]),
      comment: content(entry["arxiv:comment"]),
      journal: content(entry["arxiv:journal_ref"]),
      publishedOn,
      authors: elements(entry["author"]).map(readAuthor),
      doi: content(entry["arxiv:doi"]),
      categories: [primary, ...elements(entry["category"]).map((tag) => attribute(tag, "term"))],
    };
  } catch (error) {
    return { broken: xml, reason: `It is no XML: ${(error as Error).message}.` };
  }
}

/** Atom tells the day of the first version and that of the latest one. */
function versions(latest: number | null, first: string | null, updated: string | null) {
  const known: ArxivPaper["versions"] = [];
  if (first !== null) known.push({ version: 1, on: first });
  if (latest !== null && latest > 1 && updated !== null)
    known.push({ version: latest, on: updated });
  return known;
}

function readAuthor(tag: unknown) {
  const affiliation = content(elements(object(tag)["arxiv:affiliation"])[0]).trim();
  return { name: content(object(tag)["name"]), ...(affiliation !== "" && { affiliation }) };
}
