import type { Recogniser } from "../recogniser.ts";
import { europePmc } from "../sites/europe-pmc.ts";
import { pmc } from "../sites/pmc.ts";
import { pubmed } from "../sites/pubmed.ts";

/** Indexes of medicine and the life sciences. */
export const medicineSites: readonly Recogniser[] = [europePmc, pmc, pubmed];
