import { defineUnlistedScript } from "wxt/utils/define-unlisted-script";
import { runPaperScript } from "../features/badge/paper-script.ts";
import { openJournalSites } from "../recognisers/groups/open-journals.ts";

export default defineUnlistedScript(() => runPaperScript(openJournalSites));
