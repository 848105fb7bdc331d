import type { RecogniserCase } from "../recogniser.ts";

/** Addresses and pages of DOI resolver: what is a paper, what is a listing, and what is neither. */
export const doiCases: RecogniserCase[] = [
  { url: "https://doi.org/10.1038/s41586-021-03972-8", ids: ["doi:10.1038/s41586-021-03972-8"] },
  { url: "http://dx.doi.org/10.1145%2F2854146", ids: ["doi:10.1145/2854146"] },
  { url: "https://doi.org/10.48550/arXiv.1706.03762", ids: ["arxiv:1706.03762"] },
  { url: "https://doi-org.proxy.uni.edu/10.1145/2854146", ids: ["doi:10.1145/2854146"] },
  { url: "https://DOI.ORG/10.1145/2854146", ids: ["doi:10.1145/2854146"] },
  { url: "https://doi.org/", ids: null },
  { url: "https://www.doi.org/the-identifier/resources/handbook", ids: null },
  { url: "https://doi.org/10.5555", ids: null },
  { url: "https://doi.org/%2010.1145/2854146%20", ids: ["doi:10.1145/2854146"] },
  { url: "https://doi.org/https://doi.org/10.1145/2854146", ids: ["doi:10.1145/2854146"] },
  { url: "https://doi.org/DOI:10.1145/2854146", ids: ["doi:10.1145/2854146"] },
];
