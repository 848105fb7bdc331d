import { defineUnlistedScript } from "wxt/utils/define-unlisted-script";
import { runPaperScript } from "../features/badge/paper-script.ts";
import { medicineSites } from "../recognisers/groups/medicine.ts";

export default defineUnlistedScript(() => runPaperScript(medicineSites));
