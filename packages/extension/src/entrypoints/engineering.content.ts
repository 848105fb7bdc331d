import { defineContentScript } from "wxt/utils/define-content-script";
import { runPaperScript } from "../features/badge/paper-script.ts";
import { engineeringSites } from "../recognisers/groups/engineering.ts";

export default defineContentScript({
  // Only the build asks where it runs: on pages it carries nothing of that.
  matches: import.meta.env.SSR ? engineeringSites.flatMap((site) => site.pages) : [],
  main: () => runPaperScript(engineeringSites),
});
