import { defineContentScript } from "wxt/utils/define-content-script";
import { runPaperScript } from "../features/badge/paper-script.ts";
import { publisherSites } from "../recognisers/groups/publishers.ts";

export default defineContentScript({
  matches: publisherSites.flatMap((site) => site.pages),
  runAt: "document_idle",
  main: () => runPaperScript(publisherSites),
});
