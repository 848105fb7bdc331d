import { readAclId } from "./acl-id.ts";
import { readCorpusId, readOpenAlexId, readPmcid, readPmid } from "./number-ids.ts";
import { readOpenReviewId } from "./openreview-id.ts";
import { isHost } from "./page-url.ts";
import type { PageUrl } from "./page-url.ts";
import { READERS, splitLabel } from "./read-scheme.ts";
import type { ParsedPaperId } from "./scheme.ts";

/** The paper that a URL of OpenReview, the ACL Anthology, PubMed, or an index of papers names. */
export function readIndexUrl(url: PageUrl): ParsedPaperId | null {
  return (
    readOpenReviewUrl(url) ??
    readAclUrl(url) ??
    readNcbiUrl(url) ??
    readEuropePmcUrl(url) ??
    readOpenAlex(url) ??
    readSemanticScholarUrl(url)
  );
}

export function readOpenReviewUrl(url: PageUrl): ParsedPaperId | null {
  if (!isHost(url, "openreview.net")) return null;
  const page = url.segments[0]?.toLowerCase() ?? "";
  if (url.segments.length !== 1) return null;
  if (page === "notes") return readOpenReviewId(url.query.get("forum") ?? "");
  const named = ["forum", "pdf", "attachment", "revisions"].includes(page);
  return named ? readOpenReviewId(url.query.get("id") ?? "") : null;
}

export function readAclUrl(url: PageUrl): ParsedPaperId | null {
  const sites = ["aclanthology.org", "aclanthology.info", "aclweb.org"];
  if (!sites.some((site) => isHost(url, site))) return null;
  for (const segment of url.segments) {
    const id = readAclId(segment.replace(/(\d)\.[a-z][\w.]*$/i, "$1"));
    if (id) return id;
  }
  return null;
}

export function readNcbiUrl(url: PageUrl): ParsedPaperId | null {
  if (!isHost(url, "ncbi.nlm.nih.gov")) return null;
  const parts = url.segments.map((segment) => segment.toLowerCase());
  if (parts[0] === "m") parts.shift();
  const onPubMed = isHost(url, "pubmed.ncbi.nlm.nih.gov");
  if (onPubMed || parts[0] === "pubmed") {
    return readPmid(parts[onPubMed ? 0 : 1] ?? url.query.get("term") ?? "");
  }
  if (parts.includes("entrez") && /^pubmed$/i.test(url.query.get("db") ?? "")) {
    return readPmid(url.query.get("list_uids") ?? "");
  }
  const at = parts.indexOf("articles");
  if (at < 0) return null;
  return parts[at + 1] === "pmid" ? readPmid(parts[at + 2] ?? "") : readPmcid(parts[at + 1] ?? "");
}

export function readEuropePmcUrl(url: PageUrl): ParsedPaperId | null {
  if (!isHost(url, "europepmc.org")) return null;
  const [page = "", collection = "", id = ""] = url.segments.map((part) => part.toLowerCase());
  if (page === "articles") return readPmcid(collection);
  if (page === "backend") return readPmcid(url.query.get("accid") ?? "");
  if (page !== "article" && page !== "abstract") return null;
  if (collection === "med") return readPmid(id);
  return collection === "pmc" ? readPmcid(id) : null;
}

/** Semantic Scholar's, and what is written as it writes them. */
export function readSemanticScholarUrl(url: PageUrl): ParsedPaperId | null {
  if (isHost(url, "semanticscholar.org") && url.segments[0] === "p") {
    return readCorpusId(url.segments[1] ?? "");
  }
  return readLabelledPart(url);
}

function readOpenAlex(url: PageUrl): ParsedPaperId | null {
  if (!isHost(url, "openalex.org")) return null;
  const [first = "", second = ""] = url.segments;
  return readOpenAlexId(first.toLowerCase() === "works" ? second : first);
}

/** `…/CorpusID:13756489`, `…/paper/PMID:31221671`, `identifiers.org/pubmed:31221671`. */
function readLabelledPart(url: PageUrl): ParsedPaperId | null {
  const sites = ["semanticscholar.org", "openalex.org", "identifiers.org", "n2t.net"];
  if (!sites.some((site) => isHost(url, site))) return null;
  for (const segment of url.segments) {
    const label = segment.includes(":") ? splitLabel(segment) : null;
    const id = label && READERS[label.scheme](label.rest);
    if (id) return id;
  }
  return null;
}
