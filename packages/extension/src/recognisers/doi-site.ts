import { readWrittenDoi } from "@paperround/schema/paper-id/doi-url";
import type { Recogniser } from "./recogniser.ts";
import { site } from "./site.ts";
import type { SiteRules } from "./site.ts";

/** A recogniser for a site whose addresses carry a paper's DOI. Apart, as its reader is large. */
// @__NO_SIDE_EFFECTS__
export function doiSite(rules: SiteRules): Recogniser {
  return site({ ids: readWrittenDoi, ...rules });
}
