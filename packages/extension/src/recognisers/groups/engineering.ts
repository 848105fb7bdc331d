import type { Recogniser } from "../recogniser.ts";
import { acm } from "../sites/acm.ts";
import { ieee } from "../sites/ieee.ts";

/** The societies of computing and engineering. */
export const engineeringSites: readonly Recogniser[] = [acm, ieee];
