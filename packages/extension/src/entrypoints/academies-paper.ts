import { defineUnlistedScript } from "wxt/utils/define-unlisted-script";
import { runPaperScript } from "../features/badge/paper-script.ts";
import { academySites } from "../recognisers/groups/academies.ts";

export default defineUnlistedScript(() => runPaperScript(academySites));
