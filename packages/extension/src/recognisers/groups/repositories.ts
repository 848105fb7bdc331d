import type { Recogniser } from "../recogniser.ts";
import { biorxiv } from "../sites/biorxiv.ts";
import { chemrxiv } from "../sites/chemrxiv.ts";
import { hal } from "../sites/hal.ts";
import { nber } from "../sites/nber.ts";
import { osf } from "../sites/osf.ts";
import { ssrn } from "../sites/ssrn.ts";
import { zenodo } from "../sites/zenodo.ts";

/** Preprints and working papers. */
export const repositorySites: readonly Recogniser[] = [
  biorxiv,
  chemrxiv,
  hal,
  nber,
  osf,
  ssrn,
  zenodo,
];
