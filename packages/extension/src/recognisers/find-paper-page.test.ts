import { expect, test } from "vitest";
import { findPaperPage } from "./find-paper-page.ts";

test.for<[string, string | null]>([
  ["https://arxiv.org/abs/1706.03762#S1", "arxiv"],
  // Its pattern goes on in the query.
  ["https://journals.plos.org/plosone/article?id=10.1371/journal.pone.0213978", "open-journals"],
  ["https://www.nature.com/articles/s41586-021-03972-8", "publishers"],
  // Sites write their paths as they like.
  ["https://pubs.rsc.org/en/Content/ArticleLanding/2020/SC/D0SC01234A", "societies"],
  ["https://www.ijcai.org/Proceedings/2019/10", "proceedings"],
  ["https://dl.acm.org/doi/fullHtml/10.1145/2854146", "engineering"],
  ["https://www.alphaxiv.org/zh/overview/1706.03762", "arxiv"],
  // A PDF has a viewer, and no page to draw on.
  ["https://arxiv.org/pdf/1706.03762", null],
  ["https://arxiv.org/html/about", null],
  ["https://arxiv.org/list/cs.CL/recent", null],
  ["https://pubmed.ncbi.nlm.nih.gov/?term=sleep", null],
  ["https://example.org/abs/1706.03762", null],
  ["not an address", null],
])("%s is read by %s", ([address, group]) => {
  expect(findPaperPage(address)).toBe(group);
});
