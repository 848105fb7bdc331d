import { defineUnlistedScript } from "wxt/utils/define-unlisted-script";
import { runListScript } from "../features/badge/listing/list-script.ts";
import { academySites } from "../recognisers/groups/academies.ts";

export default defineUnlistedScript(() => runListScript(academySites));
