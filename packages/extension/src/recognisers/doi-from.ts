import { readDoi } from "@paperround/schema/paper-id/doi";
import { readWrittenDoi } from "@paperround/schema/paper-id/doi-url";
import type { PageUrl } from "@paperround/schema/paper-id/page-url";
import type { PaperIdentifier } from "@paperround/schema/paper-id/scheme";

/** For sites whose addresses hold the part of the DOI that comes after `start`. */
// @__NO_SIDE_EFFECTS__
export function doiFrom(
  start: string,
  pattern: RegExp,
): (address: PageUrl) => PaperIdentifier | null {
  return (address) => {
    const end = pattern.exec(`${address.path}?${address.query}`)?.[1];
    return end === undefined ? readWrittenDoi(address) : readDoi(start + end);
  };
}
