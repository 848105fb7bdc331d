import type { Recogniser } from "../recogniser.ts";
import { doi } from "../sites/doi.ts";
import { googleScholar } from "../sites/google-scholar.ts";

/** Sites on whose pages no script runs. */
export const scriptlessSites: readonly Recogniser[] = [doi, googleScholar];
