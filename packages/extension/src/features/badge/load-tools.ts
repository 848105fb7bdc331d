import { tell } from "../../page-messages.ts";
import type { BadgeTools, ToolBox } from "./badge-tools.ts";

/** What a press and a drag need is there when the reader comes near, and not before. */
export async function loadTools(): Promise<BadgeTools> {
  const box = globalThis as ToolBox;
  if (!box.paperroundTools) await tell("badge.tools", undefined);
  if (!box.paperroundTools) throw new Error("No tools.");
  return box.paperroundTools;
}
