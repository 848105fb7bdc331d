import { defineUnlistedScript } from "wxt/utils/define-unlisted-script";
import { runListScript } from "../features/badge/listing/list-script.ts";
import { readAddress } from "../recognisers/elsewhere.ts";
import { scriptlessSites } from "../recognisers/groups/scriptless.ts";

export default defineUnlistedScript(() => runListScript(scriptlessSites, readAddress));
