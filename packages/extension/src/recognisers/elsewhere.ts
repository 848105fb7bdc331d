import { readArxivId } from "@paperround/schema/paper-id/arxiv-id";
import { readArxivUrl } from "@paperround/schema/paper-id/arxiv-url";
import { readDoiUrl } from "@paperround/schema/paper-id/doi-url";
import { readIndexUrl } from "@paperround/schema/paper-id/index-url";
import { readPmid } from "@paperround/schema/paper-id/number-ids";
import { readPageUrl } from "@paperround/schema/paper-id/page-url";
import type { PaperIdentifier } from "@paperround/schema/paper-id/scheme";
import { readEmbeddedMetadata } from "./embedded-metadata.ts";
import { readJsonLd } from "./json-ld.ts";
import { maybeSame } from "./maybe-same.ts";
import { cleanTitle, findAll, windowTitle } from "./page-reader.ts";
import { proxiedHosts } from "./recognise-on.ts";
import type { RecognisedPaper } from "./recogniser.ts";

/** A site's name inside another's (`arxiv.org.example.com`), which only libraries' proxies may write. */
const DISGUISED = /\.(?:com|edu|gov|net|org)\.(?![a-z]{2}$)/;

/** Books and issues: lists of what is in them, however they are named. */
const VOLUMES = /\/(?:e?books?|issue|proceedings|toc)\/(?:[a-z]+\/)?10\.\d/i;
const ISBN = /\/(?:\d\.)?97[89](?:\d{10}|(?:-\d+){4})$/;

/** The id that an address of any site names, certainly enough to link to. */
export function readAddress(url: URL): PaperIdentifier | null {
  const address = readPageUrl(url.href);
  const id = address && (readArxivUrl(address) ?? readIndexUrl(address) ?? readDoiUrl(address));
  return id && { scheme: id.scheme, value: id.value };
}

/**
 * A paper on a site that nobody described: its address names it, or its metadata are those of a
 * paper. DOIs in the text are others' papers.
 */
export function recogniseElsewhere(
  url: URL | null,
  document: Document | null,
): RecognisedPaper | null {
  const named = url && !isDisguised(url.hostname) ? readAddress(url) : null;
  if (url && VOLUMES.test(url.pathname)) return null;
  if (named && ISBN.test(named.value)) return null;
  if (!document) return named ? { ids: [named], title: null } : null;
  const { isContradictory, ...rest } = readEmbeddedMetadata(document);
  const { doi } = rest;
  if (doi && ISBN.test(doi.value)) return null;
  const title = rest.title ?? (doi && titleWithoutTags(document));
  const article = readJsonLd(document, url);
  // Behind the DOI, some addresses go on with the title.
  if (named && !(doi && named.value.startsWith(`${doi.value}/`))) {
    const agrees = !isContradictory && (!doi || maybeSame(named, doi));
    const linked = article?.doi?.value === named.value ? article.title : null;
    return { ids: [named], title: agrees ? (title ?? linked) : null };
  }
  if (isContradictory) return null;
  // Dublin Core stands on pages of all kinds; with a DOI it is a paper's.
  if (title && (doi || isScholarly(document))) {
    const arxiv = readArxivId((rest.arxivId ?? "").replace(/^\s*(?:arxiv:)?\s*/i, "").trim());
    const pmid = readPmid((rest.pmid ?? "").replace(/^\D+/, "").trim());
    const linked = article?.title.toLowerCase() === title.toLowerCase() ? article.doi : null;
    const ids = [doi ?? linked, arxiv, pmid]
      .filter((id) => id !== null)
      .map(({ scheme, value }) => ({ scheme, value }));
    // A DOI of arXiv's is an id of arXiv.
    return {
      ids: ids.filter((id, at) => ids.findIndex((one) => one.scheme === id.scheme) === at),
      title,
    };
  }
  return article && { ids: article.doi ? [article.doi] : [], title: article.title };
}

function isDisguised(hostname: string): boolean {
  return DISGUISED.test(hostname) && proxiedHosts(hostname).length === 0;
}

/** Of a page whose tags state its DOI and leave out its title. */
function titleWithoutTags(document: Document): string | null {
  const headings = findAll(document, "h1");
  return (
    cleanTitle(findAll(document, 'meta[property="og:title"]')[0]?.getAttribute("content")) ??
    (headings.length === 1 ? cleanTitle(headings[0]?.textContent) : null) ??
    cleanTitle(windowTitle(document))
  );
}

/** Whether it has tags of Highwire Press, bepress or EPrints, which only scholarly pages have. */
function isScholarly(document: Document): boolean {
  const names =
    'meta:is([name$="citation_title" i],[property$="citation_title" i],[name="eprints.title" i])';
  return findAll(document, names).some((tag) => cleanTitle(tag.getAttribute("content")) !== null);
}
