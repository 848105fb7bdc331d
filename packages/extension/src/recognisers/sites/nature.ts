import { readDoiUrl } from "@paperround/schema/paper-id/doi-url";
import { site } from "../site.ts";

/** The journals at nature.com. */
export const nature = site({
  name: "Nature",
  hosts: ["nature.com"],
  pages: ["/articles/*", "/*/journal/*"],
  ids: readDoiUrl,
  papers: /^\/articles\/[^/?]|\/journal\/v\w+\/n\w+\/(?:full|abs|pdf)\/|^\/doifinder\/10\./i,
  listing: {
    paths:
      /^\/(?:search|articles(?:\?|$)|[a-z]+\/(?:articles|volumes|research-articles|reviews|current-issue|news-and-comment|browse)|subjects|collections|[a-z]+\/journal\/v\w+\/n\w+\/?(?:index|$))/i,
  },
});
