import { recognisers } from "./recognisers/registry.ts";
import { sitesOff } from "./storage.ts";

/** Whether the reader wants to be left alone on the site of an address. */
export async function isSwitchedOff(address: string): Promise<boolean> {
  const off = await sitesOff.getValue();
  const url = off.length === 0 ? null : URL.parse(address);
  return url !== null && recognisers.some((site) => off.includes(site.name) && site.knows(url));
}
