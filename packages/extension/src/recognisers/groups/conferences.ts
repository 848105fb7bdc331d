import type { Recogniser } from "../recogniser.ts";
import { aclAnthology } from "../sites/acl-anthology.ts";
import { openreview } from "../sites/openreview.ts";

/** Conferences at sites that give papers ids of their own. */
export const conferenceSites: readonly Recogniser[] = [aclAnthology, openreview];
