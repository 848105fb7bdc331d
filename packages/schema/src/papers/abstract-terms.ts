/** What an operator lets be shown of abstracts, the most first. docs/decisions/0019 says why. */
export const ABSTRACT_POLICIES = ["all", "unless-reserved", "licensed", "none"] as const;

/** One of {@link ABSTRACT_POLICIES}. */
export type AbstractPolicy = (typeof ABSTRACT_POLICIES)[number];

/** What a licence says of publishing an abstract again as it stands, with its source named. */
export type AbstractTerms = "OPEN" | "RESERVED" | "UNKNOWN";

/** Licences that allow it: Creative Commons and the public domain, by SPDX or by OpenAlex's address for them. */
const OPEN = "^(CC0-|CC-PDM-|CC-BY-|https?://openalex[.]org/licenses/(cc-|cc0|public-domain))";

/** Licences that keep it to the publisher: addresses under which it is known that all rights stand. */
const RESERVED =
  "^https?://(www[.])?(" +
  [
    "arxiv[.]org/licenses/(nonexclusive-distrib|assumed-)",
    "elsevier[.]com/(tdm/|legal/tdmrep)",
    "springer[.]com/tdm",
    "springernature[.]com/gp/researchers/text-and-data-mining",
    "doi[.]wiley[.]com/10[.]1002/tdm_license",
    "onlinelibrary[.]wiley[.]com/termsandconditions",
    "acm[.]org/publications/policies/copyright_policy",
    "ieeexplore[.]ieee[.]org/xplorehelp/downloads/license-information/ieee[.]html",
    "doi[.]org/10[.]15223/policy-",
    "iopscience[.]iop[.]org/(page/copyright|info/page/text-and-data-mining)",
    "link[.]aps[.]org/licenses/aps-default",
    "academic[.]oup[.]com/.*/standard_publication_model",
    "journals[.]sagepub[.]com/page/policies/text-and-data-mining",
    "cambridge[.]org/core/terms",
    "rsc[.]li/journals-terms-of-use",
    "tandfonline[.]com/page/terms-and-conditions",
  ].join("|") +
  ")";

const IS_OPEN = new RegExp(OPEN, "i");
const IS_RESERVED = new RegExp(RESERVED, "i");

/** What a licence is known to say; null is one that nobody named. */
export function abstractTerms(licence: string | null): AbstractTerms {
  if (licence === null) return "UNKNOWN";
  if (IS_OPEN.test(licence)) return "OPEN";
  return IS_RESERVED.test(licence) ? "RESERVED" : "UNKNOWN";
}

/** Whether an abstract under this licence is shown, to anybody at all. */
export function showsAbstract(policy: AbstractPolicy, licence: string | null): boolean {
  if (policy === "all" || policy === "none") return policy === "all";
  const terms = abstractTerms(licence);
  return policy === "licensed" ? terms === "OPEN" : terms !== "RESERVED";
}

/** The same as {@link showsAbstract} in SQL: what is not shown does not leave the database. */
export function showsAbstractSql(policy: AbstractPolicy, licence: string): string {
  if (policy === "all" || policy === "none") return policy === "all" ? "TRUE" : "FALSE";
  if (policy === "licensed") return `coalesce(${licence} ~* '${OPEN}', FALSE)`;
  return `coalesce(${licence} ~* '${OPEN}' OR ${licence} !~* '${RESERVED}', TRUE)`;
}
