import { atyponSite } from "../atypon.ts";

/** The American Chemical Society. */
export const acs = atyponSite({
  name: "ACS",
  hosts: ["pubs.acs.org"],
});
