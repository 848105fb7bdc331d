import { defineUnlistedScript } from "wxt/utils/define-unlisted-script";
import { runPaperScript } from "../features/badge/paper-script.ts";
import { arxivSites } from "../recognisers/groups/arxiv.ts";

export default defineUnlistedScript(() => runPaperScript(arxivSites));
