import { defineContentScript } from "wxt/utils/define-content-script";
import { runPaperScript } from "../features/badge/paper-script.ts";
import { repositorySites } from "../recognisers/groups/repositories.ts";

export default defineContentScript({
  matches: repositorySites.flatMap((site) => site.pages),
  runAt: "document_idle",
  main: () => runPaperScript(repositorySites),
});
