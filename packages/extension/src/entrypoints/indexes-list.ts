import { defineUnlistedScript } from "wxt/utils/define-unlisted-script";
import { runListScript } from "../features/badge/listing/list-script.ts";
import { readAddress } from "../recognisers/elsewhere.ts";
import { indexSites } from "../recognisers/groups/indexes.ts";

export default defineUnlistedScript(() => runListScript(indexSites, readAddress));
