import { doiFrom } from "../doi-from.ts";
import { site } from "../site.ts";

/** Cambridge Core. */
export const cambridge = site({
  name: "Cambridge Core",
  hosts: ["cambridge.org"],
  pages: ["/core/journals/*", "/*/core/journals/*", "/core/elements/*", "/core/books/*"],
  papers:
    /^[^?]*\/article\/|\/core\/(?:elements\/.+|books\/(?:abs\/)?(?!abs\/)[^/]+\/[^/]+)\/[\dA-F]{32}|\/content\/view\/|\/core\/product\/identifier\/|\/abstract_S\d/i,
  listing: { same: /\/([\dA-F]{32})/i },
  ids: doiFrom("10.1017/", /\/(?:view\/|identifier\/|abstract_)(?:[^/]+\/)?(S\d{15}[\dx])/i),
});
