import type { Recogniser } from "../recogniser.ts";
import { acs } from "../sites/acs.ts";
import { aip } from "../sites/aip.ts";
import { aps } from "../sites/aps.ts";
import { iop } from "../sites/iop.ts";
import { projectEuclid } from "../sites/project-euclid.ts";
import { rsc } from "../sites/rsc.ts";

/** Societies. */
export const societySites: readonly Recogniser[] = [acs, aip, aps, iop, projectEuclid, rsc];
