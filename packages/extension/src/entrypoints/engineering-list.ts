import { defineUnlistedScript } from "wxt/utils/define-unlisted-script";
import { runListScript } from "../features/badge/listing/list-script.ts";
import { engineeringSites } from "../recognisers/groups/engineering.ts";

export default defineUnlistedScript(() => runListScript(engineeringSites));
