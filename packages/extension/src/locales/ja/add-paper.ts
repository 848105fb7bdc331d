import type { Texts } from "../catalogue.ts";

export default {
  title: "論文を追加",
  thisTab: "このタブ：{paper}",
  placeholder: "URL、DOI、arXiv ID、PMID など",
  lookUp: "調べる",
  understood: "認識しました：{paper}",
  nothingYet: "まず論文のURLかIDを貼り付けてください。",
  known: "arXiv、DOI、OpenReview、ACL Anthology、PubMed、Semantic Scholar、OpenAlex に対応。",
  whoseNumber: "どの番号かを示してください：「PMID {number}」または「CorpusId {number}」。",
  addressSaysNothing: "このURLからはどの論文か分かりません。DOI か arXiv ID を貼り付けてください。",
  noIdInside:
    "論文のIDが見つかりません。URL、10.1145/2854146 のような DOI、または arXiv 1706.03762 のような ID を入力してください。",
} satisfies Texts<"add-paper">;
