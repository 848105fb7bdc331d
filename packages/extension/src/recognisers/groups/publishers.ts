import type { Recogniser } from "../recogniser.ts";
import { nature } from "../sites/nature.ts";
import { oup } from "../sites/oup.ts";
import { sciencedirect } from "../sites/sciencedirect.ts";
import { springer } from "../sites/springer.ts";

/** Publishers. */
export const publisherSites: readonly Recogniser[] = [nature, oup, sciencedirect, springer];
