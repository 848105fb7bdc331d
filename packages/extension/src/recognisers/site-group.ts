import type { Recogniser } from "./recogniser.ts";
import { groups } from "./registry.ts";

/** The group of a site: which script of ours knows its listings. */
export type SiteGroup = keyof typeof groups;

/** The group that a site is in; null when it is in none. */
export function groupOf(site: Recogniser): SiteGroup | null {
  const names = Object.keys(groups) as SiteGroup[];
  return names.find((name) => groups[name].includes(site)) ?? null;
}
