import { atyponSite } from "../atypon.ts";

/** Wiley Online Library and the societies' own sub-domains. */
export const wiley = atyponSite({
  name: "Wiley Online Library",
  hosts: ["onlinelibrary.wiley.com"],
});
