import { defineContentScript } from "wxt/utils/define-content-script";
import { runPaperScript } from "../features/badge/paper-script.ts";
import { medicineSites } from "../recognisers/groups/medicine.ts";

export default defineContentScript({
  matches: medicineSites.flatMap((site) => site.pages),
  runAt: "document_idle",
  main: () => runPaperScript(medicineSites),
});
