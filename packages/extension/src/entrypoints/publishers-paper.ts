import { defineUnlistedScript } from "wxt/utils/define-unlisted-script";
import { runPaperScript } from "../features/badge/paper-script.ts";
import { publisherSites } from "../recognisers/groups/publishers.ts";

export default defineUnlistedScript(() => runPaperScript(publisherSites));
