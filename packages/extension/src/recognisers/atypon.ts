import { doiSite } from "./doi-site.ts";
import type { SiteRules } from "./site.ts";
import type { Recogniser } from "./recogniser.ts";

const VIEWS = ["10.", "abs/", "full/", "abstract/", "fullHtml/", "figure/", "ref/", "citedby/"];

/** A site made with Atypon's software: `/doi/10.…` and `/doi/<view>/10.…`, whoever's papers. */
// @__NO_SIDE_EFFECTS__
export function atyponSite(
  rules: Pick<SiteRules, "name" | "hosts"> & Partial<SiteRules>,
): Recogniser {
  return doiSite({
    pages: VIEWS.map((view) => `/doi/${view}*`),
    papers: /\/doi\/(?!book|proceedings|toc|issue|epub\/10\.\d+\/97[89])/i,
    title: "h1.citation__title, h1[property=name]",
    ...rules,
  });
}
