import { readArxivId } from "@paperround/schema/paper-id/arxiv-id";
import type { PaperIdentifier } from "@paperround/schema/paper-id/scheme";
import { readEmbeddedMetadata } from "../embedded-metadata.ts";
import { cleanTitle, findAll, textOf, windowTitle } from "../page-reader.ts";
import type { RecognisedPaper } from "../recogniser.ts";

/** How arXiv says that there is no such paper. Its abstract pages always carry citation tags. */
const NO_SUCH_PAPER = /not found|not recogni[sz]ed|no such|does(?:n['’]t| not) exist|\b404\b/;

const LONGEST_HEADING = 4000;

/** What a page of arXiv, or of ar5iv, shows under the address of a paper. */
export function readArxivPage(id: PaperIdentifier, document: Document): RecognisedPaper | null {
  const metadata = readEmbeddedMetadata(document);
  if (!metadata.arxivId && !metadata.title && saysNoSuchPaper(document)) return null;
  if (isOfAnother(metadata.arxivId, id.value)) return { ids: [id], title: null };
  const ids = metadata.doi?.scheme === "DOI" ? [id, metadata.doi] : [id];
  return { ids, title: metadata.title ?? titleWithoutTags(document) };
}

/** The window's title first: the browser has it at hand, while elements cost it something. */
function saysNoSuchPaper(document: Document): boolean {
  const says = (text: string | null) => NO_SUCH_PAPER.test((text ?? "").toLowerCase());
  return (
    (says(windowTitle(document)) || says(textOf(document, "h1"))) &&
    // A paper may be called "404 Not Found": then its page still has its text.
    findAll(document, ".ltx_document").length === 0
  );
}

/** Whether the page's tags are about another paper than its address. */
function isOfAnother(stated: string | null, id: string): boolean {
  const read = stated === null ? null : readArxivId(stated);
  return read !== null && read.value !== id;
}

function titleWithoutTags(document: Document): string | null {
  // The HTML editions mark the paper's own title; the window's title carries the id before it.
  return (
    htmlTitle(findAll(document, "h1.ltx_title_document")[0]) ??
    cleanTitle(windowTitle(document).replace(/^\[[^\]]{1,40}\]\s*/, ""))
  );
}

/** Without its footnotes, and with formulas as their authors wrote them: as text they stand there twice. */
function htmlTitle(heading: Element | undefined): string | null {
  if (!heading) return null;
  let text = heading.textContent.slice(0, LONGEST_HEADING);
  let from = 0;
  for (const part of findAll(heading, ".ltx_note, math[alttext]")) {
    const own = part.textContent;
    const at = text.indexOf(own, from);
    if (at < 0 || part.parentElement?.closest(".ltx_note")) continue;
    const formula = part.getAttribute("alttext");
    const said = formula ? `$${formula}$` : "";
    text = text.slice(0, at) + said + text.slice(at + own.length);
    from = at + said.length;
  }
  return cleanTitle(text);
}
