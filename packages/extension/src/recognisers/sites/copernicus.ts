import { readDoi } from "@paperround/schema/paper-id/doi";
import { site } from "../site.ts";

/** Copernicus: a journal a sub-domain; the address is the DOI in other words. */
export const copernicus = site({
  name: "Copernicus",
  hosts: ["copernicus.org"],
  pages: ["/articles/*", "/preprints/*"],
  listing: {
    paths:
      /\/(?:recent_papers|articles\/(?:recent|most|special_issue|\d+\/issue)|search|(?:preprints|articles)\/?(?:\?|$))/i,
  },
  papers: /^\/(?:articles\/[\w-]+\/[\w-]+\/\d{4}|preprints\/(?:\d{4}\/)?[a-z]+-)/i,
  ids: ({ hosts: [host = ""], path }) => {
    const [journal] = host.split(".");
    const [, volume, page, year] = /^\/articles\/([\w-]+)\/(\d+)\/(\d{4})/.exec(path) ?? [];
    const [, preprint] = /^\/preprints\/(?:\d{4}\/)?([a-z]+-\d{4}-\d+)/i.exec(path) ?? [];
    if (preprint !== undefined) return readDoi(`10.5194/${preprint}`);
    return year === undefined ? null : readDoi(`10.5194/${journal}-${volume}-${page}-${year}`);
  },
});
