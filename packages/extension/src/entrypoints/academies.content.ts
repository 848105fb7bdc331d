import { defineContentScript } from "wxt/utils/define-content-script";
import { runPaperScript } from "../features/badge/paper-script.ts";
import { academySites } from "../recognisers/groups/academies.ts";

export default defineContentScript({
  matches: academySites.flatMap((site) => site.pages),
  runAt: "document_idle",
  main: () => runPaperScript(academySites),
});
