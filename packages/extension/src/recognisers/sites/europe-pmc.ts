import { readEuropePmcUrl } from "@paperround/schema/paper-id/index-url";
import { site } from "../site.ts";

/** Europe PMC. Its pages change without being loaded. */
export const europePmc = site({
  name: "Europe PMC",
  hosts: ["europepmc.org"],
  pages: ["/", "/article/*", "/abstract/*", "/articles/*", "/search*"],
  papers: /^\/(?:article|abstract|articles|api\/fulltextRepo|backend\/ptpmcrender)\b/i,
  ids: readEuropePmcUrl,
  title: "#article--current--title, h1",
  listing: { paths: /^\/search/i },
});
