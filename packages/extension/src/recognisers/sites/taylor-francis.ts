import { atyponSite } from "../atypon.ts";

/** Taylor & Francis Online. */
export const taylorFrancis = atyponSite({
  name: "Taylor & Francis",
  hosts: ["tandfonline.com"],
});
