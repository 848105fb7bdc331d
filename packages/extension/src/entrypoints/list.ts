import { defineUnlistedScript } from "wxt/utils/define-unlisted-script";
import { runListScript } from "../features/badge/listing/list-script.ts";

export default defineUnlistedScript(() => runListScript());
