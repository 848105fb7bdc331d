import type { Texts } from "../catalogue.ts";

export default {
  title: "添加论文",
  thisTab: "此标签页：{paper}",
  placeholder: "网址、DOI、arXiv 编号、PMID…",
  lookUp: "查找",
  understood: "已识别：{paper}",
  nothingYet: "请先粘贴论文的网址或编号。",
  known: "支持 arXiv、DOI、OpenReview、ACL Anthology、PubMed、Semantic Scholar、OpenAlex。",
  whoseNumber: "请说明这是哪种编号：“PMID {number}”或“CorpusId {number}”。",
  addressSaysNothing: "无法从该网址判断是哪篇论文：请粘贴论文的 DOI 或 arXiv 编号。",
  noIdInside:
    "其中没有论文编号：请尝试网址、DOI（如 10.1145/2854146）或编号（如 arXiv 1706.03762）。",
} satisfies Texts<"add-paper">;
