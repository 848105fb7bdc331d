import { defineContentScript } from "wxt/utils/define-content-script";
import { runPaperScript } from "../features/badge/paper-script.ts";
import { medicineSites } from "../recognisers/groups/medicine.ts";

export default defineContentScript({
  // Only the build asks where it runs: on pages it carries nothing of that.
  matches: import.meta.env.SSR ? medicineSites.flatMap((site) => site.pages) : [],
  main: () => runPaperScript(medicineSites),
});
