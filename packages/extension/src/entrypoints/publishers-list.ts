import { defineUnlistedScript } from "wxt/utils/define-unlisted-script";
import { runListScript } from "../features/badge/listing/list-script.ts";
import { publisherSites } from "../recognisers/groups/publishers.ts";

export default defineUnlistedScript(() => runListScript(publisherSites));
