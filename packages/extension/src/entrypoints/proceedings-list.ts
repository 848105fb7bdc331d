import { defineUnlistedScript } from "wxt/utils/define-unlisted-script";
import { runListScript } from "../features/badge/listing/list-script.ts";
import { proceedingsSites } from "../recognisers/groups/proceedings.ts";

export default defineUnlistedScript(() => runListScript(proceedingsSites));
