import { defineUnlistedScript } from "wxt/utils/define-unlisted-script";
import { runPaperScript } from "../features/badge/paper-script.ts";
import { conferenceSites } from "../recognisers/groups/conferences.ts";

export default defineUnlistedScript(() => runPaperScript(conferenceSites));
