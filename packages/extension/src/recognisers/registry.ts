import { academySites } from "./groups/academies.ts";
import { arxivSites } from "./groups/arxiv.ts";
import { conferenceSites } from "./groups/conferences.ts";
import { engineeringSites } from "./groups/engineering.ts";
import { indexSites } from "./groups/indexes.ts";
import { medicineSites } from "./groups/medicine.ts";
import { openJournalSites } from "./groups/open-journals.ts";
import { proceedingsSites } from "./groups/proceedings.ts";
import { publisherSites } from "./groups/publishers.ts";
import { repositorySites } from "./groups/repositories.ts";
import { scriptlessSites } from "./groups/scriptless.ts";
import { societySites } from "./groups/societies.ts";
import type { Recogniser } from "./recogniser.ts";

/** The sites by group. A group is what the script of one listing knows: a listing loads its own group only, so each stays small. */
export const groups = {
  academies: academySites,
  arxiv: arxivSites,
  conferences: conferenceSites,
  engineering: engineeringSites,
  indexes: indexSites,
  medicine: medicineSites,
  "open-journals": openJournalSites,
  proceedings: proceedingsSites,
  publishers: publisherSites,
  repositories: repositorySites,
  scriptless: scriptlessSites,
  societies: societySites,
} as const satisfies Record<string, readonly Recogniser[]>;

/** Every site whose pages are known. */
export const recognisers: readonly Recogniser[] = Object.values(groups).flat();
