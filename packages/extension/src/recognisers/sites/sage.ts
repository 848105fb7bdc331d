import { atyponSite } from "../atypon.ts";

/** Sage Journals. */
export const sage = atyponSite({
  name: "Sage",
  hosts: ["journals.sagepub.com"],
});
