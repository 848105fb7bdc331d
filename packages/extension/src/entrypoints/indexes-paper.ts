import { defineUnlistedScript } from "wxt/utils/define-unlisted-script";
import { runPaperScript } from "../features/badge/paper-script.ts";
import { indexSites } from "../recognisers/groups/indexes.ts";

export default defineUnlistedScript(() => runPaperScript(indexSites));
