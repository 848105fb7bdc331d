import { defineUnlistedScript } from "wxt/utils/define-unlisted-script";
import { runListScript } from "../features/badge/listing/list-script.ts";
import { repositorySites } from "../recognisers/groups/repositories.ts";

export default defineUnlistedScript(() => runListScript(repositorySites));
