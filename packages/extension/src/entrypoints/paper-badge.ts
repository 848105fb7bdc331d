import { defineUnlistedScript } from "wxt/utils/define-unlisted-script";
import { showPageBadge } from "../features/badge/page-badge.ts";
import type { BadgeBox } from "../features/badge/page-badge.ts";

export default defineUnlistedScript(() => {
  const box = globalThis as BadgeBox;
  box.paperroundBadge ??= (subject) => showPageBadge(document, subject);
});
