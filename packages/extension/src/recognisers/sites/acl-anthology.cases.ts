import { CHALLENGE_PAGE, casePage } from "../case-page.ts";
import type { RecogniserCase } from "../recogniser.ts";

/** Addresses and pages of ACL Anthology: what is a paper, what is a listing, and what is neither. */
export const aclAnthologyCases: RecogniserCase[] = [
  {
    url: "https://aclanthology.org/2021.naacl-main.208/",
    html: casePage({ title: "On made-up things", doi: "10.18653/v1/2021.naacl-main.208" }),
    ids: ["acl:2021.naacl-main.208", "doi:10.18653/v1/2021.naacl-main.208"],
    title: "On made-up things",
  },
  { url: "https://www.aclanthology.org/P17-2044.pdf", ids: ["acl:P17-2044"] },
  { url: "https://www.aclweb.org/anthology/p17-2044", ids: ["acl:P17-2044"] },
  { url: "https://aclanthology.org/2024.findings-acl.5v2.pdf", ids: ["acl:2024.findings-acl.5"] },
  { url: "https://aclanthology.org/P17-2044/", html: CHALLENGE_PAGE, ids: ["acl:P17-2044"] },
  {
    url: "https://aclanthology.org/events/acl-2018/",
    html: casePage({ links: ["/P18-1001/", "/P18-1002/", "/people/somebody/"] }),
    ids: null,
    items: 2,
  },
  { url: "https://aclanthology.org/volumes/2020.acl-main/", ids: null },
  { url: "https://aclanthology.org/", ids: null },
  { url: "https://aclanthology.org/2020.acl-main.0.pdf", ids: null },
  { url: "https://aclanthology.org/P18-1000/", ids: null },
  { url: "https://aclanthology.org/attachments/P18-1001.Notes.pdf", ids: ["acl:P18-1001"] },
  {
    url: "https://aclanthology.org/attachments/2020.acl-main.10.Software.zip",
    ids: ["acl:2020.acl-main.10"],
  },
  // Workshops have a hundred papers a volume, the others a thousand.
  { url: "https://aclanthology.org/P18-1100/", ids: ["acl:P18-1100"] },
  { url: "https://aclanthology.org/L16-1200.pdf", ids: ["acl:L16-1200"] },
  { url: "https://aclanthology.org/D19-1500/", ids: ["acl:D19-1500"] },
  { url: "https://aclanthology.org/W18-5400/", ids: null },
  { url: "https://aclanthology.org/D19-5600.pdf", ids: null },
  { url: "https://aclanthology.org/W18-6401v2.pdf", ids: ["acl:W18-6401"] },
  { url: "http://aclweb.org/anthology/P/P18/P18-1001.pdf", ids: ["acl:P18-1001"] },
  {
    url: "http://aclweb.org/anthology/P/P93/",
    html: casePage({ links: ["P93-1001.pdf", "P93-1002.pdf"] }),
    ids: null,
    items: 2,
  },
];
