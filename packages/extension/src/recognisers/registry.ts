import type { Recogniser } from "./recogniser.ts";
import { arxiv } from "./sites/arxiv.ts";

/** Every site whose pages are known. */
export const recognisers: readonly Recogniser[] = [arxiv];
