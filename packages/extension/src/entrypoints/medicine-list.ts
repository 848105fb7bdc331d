import { defineUnlistedScript } from "wxt/utils/define-unlisted-script";
import { runListScript } from "../features/badge/listing/list-script.ts";
import { medicineSites } from "../recognisers/groups/medicine.ts";

export default defineUnlistedScript(() => runListScript(medicineSites));
