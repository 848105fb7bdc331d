import { defineUnlistedScript } from "wxt/utils/define-unlisted-script";
import { runListScript } from "../features/badge/listing/list-script.ts";
import { societySites } from "../recognisers/groups/societies.ts";

export default defineUnlistedScript(() => runListScript(societySites));
