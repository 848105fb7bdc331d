import type { Recogniser } from "../recogniser.ts";
import { dblp } from "../sites/dblp.ts";
import { semanticScholar } from "../sites/semantic-scholar.ts";

/** Indexes of papers that stand elsewhere. */
export const indexSites: readonly Recogniser[] = [dblp, semanticScholar];
