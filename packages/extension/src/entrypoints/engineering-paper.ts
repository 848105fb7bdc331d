import { defineUnlistedScript } from "wxt/utils/define-unlisted-script";
import { runPaperScript } from "../features/badge/paper-script.ts";
import { engineeringSites } from "../recognisers/groups/engineering.ts";

export default defineUnlistedScript(() => runPaperScript(engineeringSites));
