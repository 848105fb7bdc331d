import { defineContentScript } from "wxt/utils/define-content-script";
import { runPaperScript } from "../features/badge/paper-script.ts";
import { societySites } from "../recognisers/groups/societies.ts";

export default defineContentScript({
  matches: societySites.flatMap((site) => site.pages),
  runAt: "document_idle",
  main: () => runPaperScript(societySites),
});
