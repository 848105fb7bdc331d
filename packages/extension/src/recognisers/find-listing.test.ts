import { expect, test } from "vitest";
import { findListing } from "./find-listing.ts";

test.for<[string, string | null]>([
  ["https://arxiv.org/list/cs.CL/recent", "arXiv"],
  ["https://huggingface.co/papers", "Hugging Face"],
  ["https://scholar.google.com/scholar?q=x", "Google Scholar"],
  ["https://dblp.org/pid/1/2.html", "DBLP"],
  ["https://www.nature.com/nature/articles?type=article", "Nature"],
  ["https://journals.sagepub.com/author/Example%2C+Ada", "Sage"],
  ["https://journals.sagepub.com/author-instructions/PSS", null],
  ["https://journals.aps.org/prl/authors", null],
  ["https://onlinelibrary.wiley.com/page/journal/15212961/homepage/forauthors.html", null],
  ["https://link.springer.com/journal/10462/submission-guidelines", null],
  ["https://www.sciencedirect.com/journal/made-up/publish/guide-for-authors", null],
  ["https://arxiv.org/abs/1706.03762", null],
  ["https://huggingface.co/papers/1706.03762", null],
  ["https://huggingface.co/models", null],
  ["https://example.org/list/cs.CL/recent", null],
  ["not an address", null],
])("%s is listed by %s", ([address, name]) => {
  expect(findListing(address)?.site.name ?? null).toBe(name);
});
