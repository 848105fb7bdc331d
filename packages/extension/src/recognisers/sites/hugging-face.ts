import { readArxivUrl } from "@paperround/schema/paper-id/arxiv-url";
import { site } from "../site.ts";

/** Hugging Face's daily papers: pages of arXiv's papers. */
export const huggingFace = site({
  name: "Hugging Face",
  hosts: ["huggingface.co", "hf.co"],
  pages: ["/papers", "/papers/*"],
  papers: /^\/papers\/(?:arxiv:)?\d{4}\.\d/i,
  ids: readArxivUrl,
  title: "h1",
  listing: { paths: /^\/papers(?:[/?](?!submit)|$)/i, rows: "article", title: "h3" },
});
