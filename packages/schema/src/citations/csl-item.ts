import { paperIdUrl, paperPdfUrl } from "../paper-id/paper-id-url.ts";
import type { PaperIdScheme } from "../paper-id/scheme.ts";
import type { CitedPaper } from "./cited-paper.ts";
import type { CslName } from "./csl-name.ts";
import { cslName } from "./csl-name.ts";

/** An item of CSL-JSON, as far as a paper fills it. */
export interface CslItem {
  id: string;
  "citation-key": string;
  type: "article" | "article-journal" | "paper-conference";
  title: string;
  author: CslName[];
  issued?: { "date-parts": [[number, number, number]] };
  "container-title"?: string;
  keyword?: string;
  DOI?: string;
  PMID?: string;
  PMCID?: string;
  archive?: string;
  archive_location?: string;
  number?: string;
  URL?: string;
}

/** Names of meetings, in the words that their proceedings have. */
const MEETING =
  /\b(?:proceedings|proc\.?|conference|workshop|symposium|advances in|lecture notes|findings|neurips|nips|icml|iclr|cvpr|iccv|eccv|wacv|acl|emnlp|naacl|eacl|coling|aaai|ijcai|kdd|sigir|www|chi|interspeech|icassp|uist|osdi|sosp|nsdi|sigmod|vldb|icra|iros|corl|miccai|siggraph|colt|aistats|uai)\b/i;

/** The paper as CSL has it: a preprint is its `article`. */
export function cslItem(paper: CitedPaper, key: string): CslItem {
  const first = (scheme: PaperIdScheme) => paper.ids.find((id) => id.scheme === scheme)?.value;
  const arxiv = first("ARXIV");
  return withoutUnknown({
    id: key,
    "citation-key": key,
    type: typeOf(paper),
    title: paper.title,
    author: paper.authorships.map(({ name }) => cslName(name)),
    issued: paper.publishedOn && { "date-parts": [dateParts(paper.publishedOn)] },
    "container-title": paper.venue,
    keyword: paper.keywords.map((word) => word.replaceAll(/[,;]/g, " ")).join(","),
    DOI: first("DOI"),
    PMID: first("PMID"),
    PMCID: first("PMCID"),
    archive: arxiv && "arXiv",
    archive_location: arxiv,
    number: arxiv && `arXiv:${arxiv}`,
    URL: urlsOf(paper)[0],
  });
}

/** Where the paper is: the pages of its ids first, so that whoever reads the citation finds the paper by them. */
export function urlsOf(paper: CitedPaper): string[] {
  // Those that have no field of their own in a format come first: its address is all that tells of them.
  const fielded = (scheme: PaperIdScheme) => /^(?:ARXIV|DOI|PMID|PMCID)$/.test(scheme);
  const others = paper.ids.filter(({ scheme }) => !fielded(scheme));
  const fieldedIds = paper.ids.filter(({ scheme }) => fielded(scheme));
  const urls = [...others, ...fieldedIds].map(paperIdUrl);
  return [...new Set([...urls, ...(paper.landingUrl === null ? [] : [paper.landingUrl])])];
}

/** Where its PDF is, where one is known. */
export function pdfOf(paper: CitedPaper): string | null {
  return paper.pdfUrl ?? paper.ids.map(paperPdfUrl).find((url) => url !== null) ?? null;
}

function typeOf({ venue, ids }: CitedPaper): CslItem["type"] {
  if (ids.some(({ scheme }) => scheme === "ACL")) return "paper-conference";
  if (venue === null || /\barxiv|\bpreprint|\bbiorxiv|\bmedrxiv/i.test(venue)) return "article";
  return MEETING.test(venue) ? "paper-conference" : "article-journal";
}

function dateParts(day: Date): [number, number, number] {
  return [day.getUTCFullYear(), day.getUTCMonth() + 1, day.getUTCDate()];
}

type Loose<Item> = { [Key in keyof Item]: Item[Key] | null | undefined };

function withoutUnknown(item: Loose<CslItem>): CslItem {
  const known = Object.entries(item).filter(([, value]) => value != null && value !== "");
  return Object.fromEntries(known) as unknown as CslItem;
}
