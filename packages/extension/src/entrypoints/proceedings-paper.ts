import { defineUnlistedScript } from "wxt/utils/define-unlisted-script";
import { runPaperScript } from "../features/badge/paper-script.ts";
import { proceedingsSites } from "../recognisers/groups/proceedings.ts";

export default defineUnlistedScript(() => runPaperScript(proceedingsSites));
