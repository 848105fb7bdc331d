import { defineContentScript } from "wxt/utils/define-content-script";
import { runPaperScript } from "../features/badge/paper-script.ts";
import { proceedingsSites } from "../recognisers/groups/proceedings.ts";

export default defineContentScript({
  matches: proceedingsSites.flatMap((site) => site.pages),
  runAt: "document_idle",
  main: () => runPaperScript(proceedingsSites),
});
