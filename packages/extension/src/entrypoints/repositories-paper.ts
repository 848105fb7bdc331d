import { defineUnlistedScript } from "wxt/utils/define-unlisted-script";
import { runPaperScript } from "../features/badge/paper-script.ts";
import { repositorySites } from "../recognisers/groups/repositories.ts";

export default defineUnlistedScript(() => runPaperScript(repositorySites));
