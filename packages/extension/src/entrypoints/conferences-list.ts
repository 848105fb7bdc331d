import { defineUnlistedScript } from "wxt/utils/define-unlisted-script";
import { runListScript } from "../features/badge/listing/list-script.ts";
import { conferenceSites } from "../recognisers/groups/conferences.ts";

export default defineUnlistedScript(() => runListScript(conferenceSites));
