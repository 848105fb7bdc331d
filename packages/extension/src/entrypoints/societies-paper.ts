import { defineUnlistedScript } from "wxt/utils/define-unlisted-script";
import { runPaperScript } from "../features/badge/paper-script.ts";
import { societySites } from "../recognisers/groups/societies.ts";

export default defineUnlistedScript(() => runPaperScript(societySites));
