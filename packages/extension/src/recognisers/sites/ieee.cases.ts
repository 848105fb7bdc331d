import { casePage } from "../case-page.ts";
import type { RecogniserCase } from "../recogniser.ts";

/** Addresses and pages of IEEE Xplore: what is a paper, what is a listing, and what is neither. */
export const ieeeCases: RecogniserCase[] = [
  {
    url: "https://ieeexplore.ieee.org/document/4409120",
    html: casePage({
      more: `<script>xplGlobal.document.metadata={"title":"On made-up things","doi":"10.1109/ICCV.2007.4409120","articleNumber":"4409120"};</script>`,
    }),
    ids: ["doi:10.1109/iccv.2007.4409120"],
    title: "On made-up things",
  },
  {
    url: "https://ieeexplore.ieee.org/abstract/document/4409120/",
    html: casePage({ title: "On made-up things", doi: "10.1109/x.1" }),
    ids: ["doi:10.1109/x.1"],
    title: "On made-up things",
  },
  {
    url: "https://ieeexplore.ieee.org/document/4409121",
    html: casePage({
      more: `<script>xplGlobal.document.metadata={"title":"On made-up things","doi":"10.1109/ICCV.2007.4409120","articleNumber":"4409120"};</script>`,
    }),
    ids: null,
  },
  { url: "https://ieeexplore.ieee.org/stamp/stamp.jsp?arnumber=4409120", ids: [] },
  {
    url: "https://ieeexplore.ieee.org/search/searchresult.jsp?queryText=things",
    html: casePage({
      more: `<div class=List-results-items><a href=/document/1/>One</a></div><div class=List-results-items><a href=/document/2/>Two</a></div>`,
    }),
    ids: null,
    items: 2,
  },
  { url: "https://ieeexplore.ieee.org/Xplore/home.jsp", ids: null },
  { url: "https://ieeexplore.ieee.org/xpls/abs_all.jsp?arnumber=7696113", ids: [] },
  // What a script says may have a script's end in it.
  {
    url: "https://ieeexplore.ieee.org/document/7696113",
    html: casePage({
      more: `<script>xplGlobal.document.metadata={"title":"On $\\\\{x};$","articleNumber":"7696113","doi":"10.5555/a"};</script>`,
    }),
    ids: ["doi:10.5555/a"],
    title: "On $\\{x};$",
  },
  { url: "https://ieeexplore.ieee.org/xpl/freeabs_all.jsp?arnumber=4409120", ids: [] },
  {
    url: "https://ieeexplore.ieee.org/ielam/6287639/8948470/09000000-aam.pdf",
    ids: [],
  },
  { url: "https://ieeexplore.ieee.org/rest/document/4409120/references", ids: null },
  { url: "https://ieeexplore.ieee.org/document/4409120/figures#figures", ids: [] },
  { url: "https://ieeexplore.ieee.org/xpl/conhome/7048058/proceeding", ids: null },
];
