import { defineContentScript } from "wxt/utils/define-content-script";
import { runPaperScript } from "../features/badge/paper-script.ts";
import { engineeringSites } from "../recognisers/groups/engineering.ts";

export default defineContentScript({
  matches: engineeringSites.flatMap((site) => site.pages),
  runAt: "document_idle",
  main: () => runPaperScript(engineeringSites),
});
