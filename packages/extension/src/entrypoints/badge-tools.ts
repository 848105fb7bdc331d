import { defineUnlistedScript } from "wxt/utils/define-unlisted-script";
import { createBadgeTools } from "../features/badge/badge-tools.ts";
import type { ToolBox } from "../features/badge/badge-tools.ts";

export default defineUnlistedScript(() => {
  const box = globalThis as ToolBox;
  box.paperroundTools ??= createBadgeTools(document);
});
