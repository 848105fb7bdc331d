import { readAclUrl } from "@paperround/schema/paper-id/index-url";
import { site } from "../site.ts";

/** The ACL Anthology: `/P18-1001/`, `/2020.acl-main.1.pdf`, and its old home at aclweb.org. */
export const aclAnthology = site({
  name: "ACL Anthology",
  hosts: ["aclanthology.org", "aclanthology.info", "aclweb.org"],
  pages: ["/*"],
  // A volume itself has the number 0, of three digits; of two where it is a workshop's.
  papers:
    /\/(?:(?!w\d\d-\d\d00|d19-[56]\d00)[a-z]\d{2}-(?!\d000)\d{4}|(?:19|20)\d{2}\.[a-z0-9]+-[a-z0-9]+\.[1-9]\d*)/i,
  ids: readAclUrl,
  listing: {
    paths: /\/(?:events|volumes|venues|people|search|sigs|[a-z](?=\/[a-z]\d\d\/?$))\//i,
    rows: "p, li",
  },
});
