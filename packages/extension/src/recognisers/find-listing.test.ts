import { expect, test } from "vitest";
import { findListing } from "./find-listing.ts";

test.for<[string, string | null]>([
  ["https://arxiv.org/list/cs.CL/recent", "arxiv"],
  ["https://huggingface.co/papers", "arxiv"],
  ["https://scholar.google.com/scholar?q=x", "scriptless"],
  ["https://dblp.org/pid/1/2.html", "indexes"],
  ["https://www.nature.com/nature/articles?type=article", "publishers"],
  ["https://arxiv.org/abs/1706.03762", null],
  ["https://huggingface.co/papers/1706.03762", null],
  ["https://huggingface.co/models", null],
  ["https://example.org/list/cs.CL/recent", null],
  ["not an address", null],
])("%s is listed by %s", ([address, group]) => {
  expect(findListing(address)?.group ?? null).toBe(group);
});
