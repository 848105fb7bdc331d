import { doiSite } from "../doi-site.ts";

/** HAL and its portals: `/hal-01234567v2`, `/tel-…`. Few of its records have a DOI. */
export const hal = doiSite({
  name: "HAL",
  hosts: ["hal.science", "archives-ouvertes.fr", "hal.inria.fr"],
  pages: ["/*-*"],
  papers: /^\/(?:[\w-]+\/)?(?!medihal-)[a-z_]+-\d{5,}(?:v\d+)?(?:[/?]|$)/i,
  listing: { same: /\/([a-z_]+-\d{5,})/i },
});
