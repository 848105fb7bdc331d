import { defineContentScript } from "wxt/utils/define-content-script";
import { runPaperScript } from "../features/badge/paper-script.ts";
import { arxivSites } from "../recognisers/groups/arxiv.ts";

export default defineContentScript({
  matches: arxivSites.flatMap((site) => site.pages),
  runAt: "document_idle",
  main: () => runPaperScript(arxivSites),
});
