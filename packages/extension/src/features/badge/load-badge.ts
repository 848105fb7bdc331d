import { tell } from "../../page-messages.ts";
import type { BadgeBox, ShowPageBadge } from "./page-badge.ts";

/** The badge's code comes when there is a paper to show, and not before: most of it is drawing. */
export async function loadBadge(): Promise<ShowPageBadge> {
  const box = globalThis as BadgeBox;
  if (!box.paperroundBadge) await tell("badge.bring", undefined);
  if (!box.paperroundBadge) throw new Error("No badge.");
  return box.paperroundBadge;
}
