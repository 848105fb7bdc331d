import { defineUnlistedScript } from "wxt/utils/define-unlisted-script";
import { runListScript } from "../features/badge/listing/list-script.ts";
import { openJournalSites } from "../recognisers/groups/open-journals.ts";

export default defineUnlistedScript(() => runListScript(openJournalSites));
