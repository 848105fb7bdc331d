import { expect, test } from "vitest";
import { findPaperPage } from "./find-paper-page.ts";
import type { PaperAddress } from "./recogniser.ts";

test.for<[string, PaperAddress | null]>([
  [
    "https://arxiv.org/abs/1706.03762#S1",
    { id: { scheme: "ARXIV", value: "1706.03762" }, reader: "arxiv" },
  ],
  // Its pattern goes on in the query.
  [
    "https://journals.plos.org/plosone/article?id=10.1371/journal.pone.0213978",
    { id: { scheme: "DOI", value: "10.1371/journal.pone.0213978" } },
  ],
  [
    "https://www.nature.com/articles/s41586-021-03972-8",
    { id: { scheme: "DOI", value: "10.1038/s41586-021-03972-8" } },
  ],
  // Names no id, and says where the title stands.
  [
    "https://openaccess.thecvf.com/content/CVPR2022/html/Made-Up_Paper_CVPR_2022_paper.html",
    { id: null, title: "#papertitle" },
  ],
  // A PDF has a viewer, and no page to draw on.
  ["https://arxiv.org/pdf/1706.03762", null],
  ["https://arxiv.org/html/about", null],
  ["https://arxiv.org/list/cs.CL/recent", null],
  ["https://pubmed.ncbi.nlm.nih.gov/?term=sleep", null],
  ["https://example.org/abs/1706.03762", null],
  ["not an address", null],
])("%s is read with %j", ([address, says]) => {
  expect(findPaperPage(address)).toEqual(says);
});

// Sites write their paths as they like.
test.for([
  ["https://pubs.rsc.org/en/Content/ArticleLanding/2020/SC/D0SC01234A", "10.1039/d0sc01234a"],
  ["https://www.ijcai.org/Proceedings/2019/10", "10.24963/ijcai.2019/10"],
  ["https://dl.acm.org/doi/fullHtml/10.1145/2854146", "10.1145/2854146"],
  ["https://www.alphaxiv.org/zh/overview/1706.03762", "1706.03762"],
] as const)("%s is a paper's page, of %s", ([address, id]) => {
  expect(findPaperPage(address)?.id?.value).toBe(id);
});
