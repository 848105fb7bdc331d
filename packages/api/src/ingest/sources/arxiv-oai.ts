import { normalisePaperId } from "@paperround/schema/paper-id/normalise-paper-id";
import { knownDay } from "../mapping/known-day.ts";
import { object } from "../mapping/loose-json.ts";
import type { Loose } from "../mapping/loose-json.ts";
import {
  attribute,
  content,
  elements,
  parsePiece,
  xmlPieces,
  xmlText,
} from "../mapping/xml-pieces.ts";
import { readAuthorLine } from "./arxiv-authors.ts";
import type { NamedAuthor } from "./arxiv-authors.ts";
import type { ArxivPart } from "./arxiv-paper.ts";

/** A page of a harvest, or why there is none. */
export interface OaiPage {
  parts: ArxivPart[];
  /** Asks for the next page; null on the last one. */
  token: string | null;
  total: number | null;
  /** OAI-PMH's own: `noRecordsMatch`, `badResumptionToken`. */
  error?: { code: string; message: string };
}

/**
 * Reads an answer of an OAI-PMH server (http://www.openarchives.org/OAI/openarchivesprotocol.html) in
 * arXiv's formats: `arXivRaw`, which alone has all versions, `arXiv`, `arXivOld`, or Dublin Core.
 * @returns null when it is no whole answer
 */
export function readOaiPage(body: string): OaiPage | null {
  if (!/<OAI-PMH[\s>]/.test(body.slice(0, 1_000)) || !body.trimEnd().endsWith("</OAI-PMH>"))
    return null;
  const [complaint] = xmlPieces(body, "error");
  if (complaint !== undefined) {
    const code = /\scode=["']([^"']+)/.exec(complaint)?.[1] ?? "";
    return {
      parts: [],
      token: null,
      total: null,
      error: { code, message: xmlText(complaint, "error") ?? "" },
    };
  }
  const [tag = ""] = /<resumptionToken[^>]*>/.exec(body) ?? [];
  const total = /completeListSize=["'](\d+)/.exec(tag)?.[1];
  return {
    parts: [...xmlPieces(body, "record")].flatMap(readRecord),
    token: xmlText(body, "resumptionToken") || null,
    total: total === undefined ? null : Number(total),
  };
}

/** Nothing for a record that was deleted: arXiv withdraws papers, and keeps them. */
function readRecord(xml: string): ArxivPart[] {
  if (/<header\s[^>]*status=["']deleted/.test(xml)) return [];
  try {
    const metadata = object(object(parsePiece(xml)["record"])["metadata"]);
    const { arXiv, arXivRaw, arXivOld, "oai_dc:dc": dc } = metadata;
    if (dc !== undefined) return [readDublinCore(object(dc), xml)];
    return [readOwn(object(arXiv ?? arXivRaw ?? arXivOld), xml)];
  } catch (error) {
    return [{ broken: xml, reason: `It is no XML: ${(error as Error).message}.` }];
  }
}

function readOwn(entry: Loose, xml: string): ArxivPart {
  const id = normalisePaperId("ARXIV", content(entry["id"]));
  if (!id) return { broken: withoutSubmitter(xml), reason: "It has no arXiv id." };
  const versions = elements(entry["version"]).flatMap(readVersion);
  const created = knownDay(content(entry["created"]));
  return {
    id: id.value,
    version: versions.length === 0 ? null : Math.max(...versions.map(({ version }) => version)),
    versions: created === null ? versions : [...versions, { version: 1, on: created }],
    title: content(entry["title"]),
    abstract: content(entry["abstract"]),
    comment: content(entry["comments"]),
    journal: content(entry["journal-ref"]),
    publishedOn: versions.find(({ version }) => version === 1)?.on ?? created,
    authors: readAuthors(entry["authors"]),
    doi: content(entry["doi"]),
    categories: content(entry["categories"]).split(/\s+/),
  };
}

/** Who submitted a paper is an account at arXiv, not an author. */
function withoutSubmitter(xml: string): string {
  return xml.replace(/<submitter>[^<]*<\/submitter>/g, "");
}

function readVersion(tag: unknown) {
  const version = Number(/^v(\d{1,4})$/.exec(attribute(tag, "version"))?.[1]);
  const on = knownDay(content(object(tag)["date"]));
  return on !== null && version >= 1 ? [{ version, on }] : [];
}

/** Raw records have a line of names, the others an element a name. */
function readAuthors(value: unknown): NamedAuthor[] {
  const { author } = object(value);
  if (author === undefined) return readAuthorLine(content(value));
  return elements(author).map((tag) => {
    const { forenames, keyname, suffix, affiliation } = object(tag);
    const parts = [...elements(forenames), ...elements(keyname), ...elements(suffix)];
    const [place = ""] = elements(affiliation).map(content);
    return {
      name: parts
        .map((part) => content(part).trim())
        .join(" ")
        .trim(),
      ...(place !== "" && { affiliation: place }),
    };
  });
}

function readDublinCore(entry: Loose, xml: string): ArxivPart {
  const identifiers = elements(entry["dc:identifier"]).map(content);
  const id = identifiers
    .map((text) => normalisePaperId("ARXIV", text))
    .find((found) => found !== null);
  if (!id) return { broken: xml, reason: "It has no arXiv id." };
  const [abstract = "", ...comments] = elements(entry["dc:description"]).map(content);
  const [first = null] = elements(entry["dc:date"]).map((date) => knownDay(content(date)));
  return {
    id: id.value,
    version: null,
    versions: first === null ? [] : [{ version: 1, on: first }],
    title: content(elements(entry["dc:title"])[0]),
    abstract,
    comment: comments.join("\n").replace(/^Comment: /gm, ""),
    journal: identifiers.find((text) => !/^(?:https?:|doi:)/.test(text)) ?? "",
    publishedOn: first,
    authors: elements(entry["dc:creator"]).map((name) => ({ name: turned(content(name)) })),
    doi: identifiers.find((text) => text.startsWith("doi:")) ?? "",
    // Dublin Core spells categories out; their codes are not there.
    categories: [],
  };
}

/** `Example, Ada` as people say it. */
function turned(name: string): string {
  const [family = "", given = "", ...more] = name.split(",").map((part) => part.trim());
  return more.length > 0 || given === "" ? name : `${given} ${family}`;
}
