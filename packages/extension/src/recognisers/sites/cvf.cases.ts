import { casePage } from "../case-page.ts";
import type { RecogniserCase } from "../recogniser.ts";

/** Addresses and pages of CVF Open Access: what is a paper, what is a listing, and what is neither. */
export const cvfCases: RecogniserCase[] = [
  {
    url: "https://openaccess.thecvf.com/content/CVPR2021/html/Name_On_Made-Up_Things_CVPR_2021_paper.html",
    html: casePage({ title: "On made-up things" }),
    ids: [],
    title: "On made-up things",
  },
  {
    url: "https://openaccess.thecvf.com/content_CVPR_2019/papers/Name_On_Made-Up_Things_CVPR_2019_paper.pdf",
    ids: [],
  },
  {
    url: "https://openaccess.thecvf.com/CVPR2021?day=all",
    html: casePage({
      more: `<dl><dt><a href=/content/CVPR2021/html/A_One_CVPR_2021_paper.html>One</a></dt><dd>by A</dd><dt><a href=/content/CVPR2021/html/B_Two_CVPR_2021_paper.html>Two</a></dt></dl>`,
    }),
    ids: null,
    items: 2,
  },
  { url: "https://openaccess.thecvf.com/", ids: null },
  {
    url: "https://www.cv-foundation.org/openaccess/content_cvpr_2016/html/Name_On_Things_CVPR_2016_paper.html",
    ids: [],
  },
];
