import { defineContentScript } from "wxt/utils/define-content-script";
import { runPaperScript } from "../features/badge/paper-script.ts";
import { openJournalSites } from "../recognisers/groups/open-journals.ts";

export default defineContentScript({
  matches: openJournalSites.flatMap((site) => site.pages),
  runAt: "document_idle",
  main: () => runPaperScript(openJournalSites),
});
