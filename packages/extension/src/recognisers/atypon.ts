import { doiSite } from "./doi-site.ts";
import type { SiteRules } from "./site.ts";
import type { Recogniser } from "./recogniser.ts";

const VIEWS = ["10.", "abs/", "full/", "abstract/", "fullHtml/", "figure/", "ref/", "citedby/"];

/** A paper's pages, and what is shown of it apart from them: how it is cited, its supplement. Books and tables of issues have a DOI, too. */
const PAPERS =
  /^[^?]*\/doi\/(?!(?:[a-z]+\/)?(?:book|proceedings|toc|issue)\b|epub\/10\.\d+\/97[89]|(?:.*\/)?10\.\d+\/97[89]\d{10}(?:[/?]|$)|.*issuetoc)|\/action\/(?:showCitFormats|showFullPopup|showPdf|downloadSupplement)\?(?:.*&)?doi=10\./i;

/** A site made with Atypon's software: `/doi/10.…` and `/doi/<view>/10.…`, whoever's papers. Rules add `papers` to these. */
// @__NO_SIDE_EFFECTS__
export function atyponSite(
  rules: Pick<SiteRules, "name" | "hosts"> & Partial<SiteRules>,
): Recogniser {
  return doiSite({
    pages: VIEWS.map((view) => `/doi/${view}*`),
    title: "h1.citation__title, h1[property=name]",
    ...rules,
    papers: rules.papers ? new RegExp(`${PAPERS.source}|${rules.papers.source}`, "i") : PAPERS,
  });
}
