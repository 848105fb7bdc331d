import type { PaperIdentifier } from "@paperround/schema/paper-id/scheme";
import { parsePaperId } from "@paperround/schema/paper-id/parse-paper-id";

/** What of a paper its address is made of. */
export interface AddressedPaper {
  /** The global id. */
  id: string;
  ids: readonly PaperIdentifier[];
}

/** The schemes that addresses prefer, the best known first: those whose ids need no label stand without one. */
const SCHEMES = ["ARXIV", "DOI", "ACL", "OPENREVIEW", "PMID", "PMCID"] as const;

/** The one address of a paper, without the server. */
export function paperPath(paper: AddressedPaper): string {
  return `/papers/${encodePath(paperName(paper))}`;
}

/** A paper's name in its address: always the same as long as its ids are. */
export function paperName({ id, ids }: AddressedPaper): string {
  for (const scheme of SCHEMES) {
    // A merged paper may have several, in no order.
    const [value] = ids
      .filter((one) => one.scheme === scheme)
      .map((one) => one.value)
      .sort();
    if (value === undefined) continue;
    const name =
      scheme === "ARXIV" || scheme === "DOI" ? value : `${scheme.toLowerCase()}:${value}`;
    if (holds(name, { scheme, value })) return name;
  }
  return id;
}

/** Whether an address with this name leads back, on every way: no proxy takes it for a folder, no file has it. */
function holds(name: string, { scheme, value }: PaperIdentifier): boolean {
  if (/\.(?:bib|ris|json|md)$/i.test(name) || /(?:^|\/)\.{0,2}(?:\/|$)/.test(name)) return false;
  const read = parsePaperId(name);
  return read?.scheme === scheme && read.value === value;
}

export function authorPath(id: string): string {
  return `/authors/${encodePath(id)}`;
}

export function orgPath(slug: string): string {
  return `/orgs/${encodePath(slug)}`;
}

/** @param id the list's global id */
export function listPath(id: string): string {
  return `/lists/${encodePath(listKey(id) ?? id)}`;
}

/** What stands behind the type's name in a list's global id: short, and as secret as the id. */
function listKey(id: string): string | null {
  const [, key] = /^List:([\w-]+)$/.exec(Buffer.from(id, "base64").toString("latin1")) ?? [];
  return key ?? null;
}

/** The global id of the list that an address names: by its key, or by the id itself. */
export function listId(name: string): string {
  const isKey = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(name);
  return isKey ? Buffer.from(`List:${name}`).toString("base64") : name;
}

/** An address with what is asked, but for what is empty. */
export function withQuery(path: string, query: Readonly<Record<string, string | null>>): string {
  const entries = Object.entries(query).filter((entry): entry is [string, string] => !!entry[1]);
  return entries.length === 0 ? path : `${path}?${new URLSearchParams(entries).toString()}`;
}

/** Slashes stay: DOIs and old arXiv ids have them. */
function encodePath(name: string): string {
  return name.toWellFormed().split("/").map(encodeURIComponent).join("/");
}
