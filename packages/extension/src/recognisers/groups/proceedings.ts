import type { Recogniser } from "../recogniser.ts";
import { aaai } from "../sites/aaai.ts";
import { cvf } from "../sites/cvf.ts";
import { ijcai } from "../sites/ijcai.ts";
import { isca } from "../sites/isca.ts";
import { jmlr } from "../sites/jmlr.ts";
import { neurips } from "../sites/neurips.ts";
import { pmlr } from "../sites/pmlr.ts";
import { usenix } from "../sites/usenix.ts";

/** Proceedings. */
export const proceedingsSites: readonly Recogniser[] = [
  aaai,
  cvf,
  ijcai,
  isca,
  jmlr,
  neurips,
  pmlr,
  usenix,
];
