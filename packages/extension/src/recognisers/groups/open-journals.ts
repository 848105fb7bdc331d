import type { Recogniser } from "../recogniser.ts";
import { copernicus } from "../sites/copernicus.ts";
import { elife } from "../sites/elife.ts";
import { frontiers } from "../sites/frontiers.ts";
import { mdpi } from "../sites/mdpi.ts";
import { peerj } from "../sites/peerj.ts";
import { plos } from "../sites/plos.ts";

/** Publishers of open journals. */
export const openJournalSites: readonly Recogniser[] = [
  copernicus,
  elife,
  frontiers,
  mdpi,
  peerj,
  plos,
];
