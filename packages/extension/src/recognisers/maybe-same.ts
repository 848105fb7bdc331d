import type { PaperIdentifier } from "@paperround/schema/paper-id/scheme";

/** Whether two ids can be of one paper: some sites state the DOI of a version (`….2`). */
export function maybeSame(named: PaperIdentifier, stated: PaperIdentifier): boolean {
  if (named.scheme !== stated.scheme || named.value === stated.value) return true;
  const [short = "", long = ""] = [named.value, stated.value].sort((a, b) => a.length - b.length);
  return long.startsWith(short) && /^(?:(?:[./_]v?|v)\d{1,2})?$/.test(long.slice(short.length));
}
