import { CHALLENGE_PAGE, casePage } from "../case-page.ts";
import type { RecogniserCase } from "../recogniser.ts";

/** Addresses and pages of Copernicus: what is a paper, what is a listing, and what is neither. */
export const copernicusCases: RecogniserCase[] = [
  {
    url: "https://acp.copernicus.org/articles/20/123/2020/",
    html: casePage({ title: "On made-up things", doi: "10.5194/acp-20-123-2020" }),
    ids: ["doi:10.5194/acp-20-123-2020"],
    title: "On made-up things",
  },
  {
    url: "https://acp.copernicus.org/articles/20/123/2020/acp-20-123-2020.pdf",
    ids: ["doi:10.5194/acp-20-123-2020"],
  },
  {
    url: "https://egusphere.copernicus.org/preprints/2023/egusphere-2023-123/",
    ids: ["doi:10.5194/egusphere-2023-123"],
  },
  {
    url: "https://acp.copernicus.org/preprints/acp-2020-1/",
    html: CHALLENGE_PAGE,
    ids: ["doi:10.5194/acp-2020-1"],
  },
  {
    url: "https://acp.copernicus.org/recent_papers.html",
    html: casePage({
      links: [
        "https://acp.copernicus.org/articles/20/123/2020/",
        "https://acp.copernicus.org/articles/20/124/2020/",
      ],
    }),
    ids: null,
    items: 2,
  },
  { url: "https://www.copernicus.org/about.html", ids: null },
  {
    url: "https://isprs-archives.copernicus.org/articles/XLII-2-W13/1/2019/",
    ids: ["doi:10.5194/isprs-archives-xlii-2-w13-1-2019"],
  },
  { url: "https://acp.copernicus.org/articles/6/issue4.html", ids: null },
  { url: "https://meetingorganizer.copernicus.org/EGU21/EGU21-1234.html", ids: null },
  {
    url: "https://acp.copernicus.org/articles/special_issue1000.html",
    html: casePage({ links: ["https://acp.copernicus.org/articles/20/123/2020/"] }),
    ids: null,
    items: 1,
  },
  {
    url: "https://acp.copernicus.org/articles/20/123/2020/acp-20-123-2020-supplement.zip",
    ids: ["doi:10.5194/acp-20-123-2020"],
  },
];
