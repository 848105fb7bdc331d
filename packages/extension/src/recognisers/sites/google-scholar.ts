import type { Recogniser } from "../recogniser.ts";
import { site } from "../site.ts";

/** The countries that most researchers are in: a manifest names each host that a script may run on. */
const DOMAINS = (
  "com ae at be bg ca ch cl co.cr co.id co.il co.in co.jp co.kr co.nz co.th co.uk co.ve co.za com.ar com.au com.bd com.br " +
  "com.co com.ec com.eg com.hk com.mx com.my com.ng com.pe com.ph com.pk com.sa com.sg com.tr com.tw com.ua com.uy com.vn cz " +
  "de dk ee es fi fr gr hr hu ie it lt lu lv nl no pl pt ro rs ru se si sk"
).split(" ");

/** Google Scholar: records of one paper, and results: papers of other sites, some with an id in their links. */
export const googleScholar: Recogniser = {
  ...site({
    name: "Google Scholar",
    hosts: DOMAINS.map((domain) => `scholar.google.${domain}`),
    pages: ["/citations?*"],
    papers: /^\/citations\?.*view_op=view_citation/i,
    ownTitle: "#gsc_oci_title, .gsc_oci_title_link",
    listing: {
      paths:
        /^\/(?:scholar(?:_lookup|_labs\/search)?|citations)(?:\?(?!.*view_op=(?!list_works))|$)/i,
      rows: ".gs_r:has(.gs_rt), .gsc_a_tr",
      title: ".gs_rt, .gsc_a_at",
      isIndex: true,
    },
  }),
  // The toolbar button, which is asked, reads those of all countries.
  knows: ({ hostname }) => /^scholar\.google\.[a-z]{2,3}(?:\.[a-z]{2})?$/.test(hostname),
};
