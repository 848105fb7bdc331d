import { defineUnlistedScript } from "wxt/utils/define-unlisted-script";
import { runListScript } from "../features/badge/listing/list-script.ts";
import { arxivSites } from "../recognisers/groups/arxiv.ts";

export default defineUnlistedScript(() => runListScript(arxivSites));
