import { hashPrefix, lookupHash } from "@paperround/schema/paper-id/lookup-key";
import { answer, identifier } from "../../answering.ts";
import type { Api } from "../../api/client.ts";
import { bucketCopies } from "../../storage.ts";
import { MOST_BITS } from "./ask-bucket.ts";

/** Shows what a look-up of a paper would send, without sending it. */
export function startLookupExample(api: Api): void {
  answer("lookups.example", "own page", identifier, async (paper) => {
    const hash = await lookupHash(paper);
    const published = (await bucketCopies.read(await api.server()))?.bits ?? null;
    const bits = published === null ? null : Math.min(published, MOST_BITS);
    return { hash, bits, prefix: bits === null ? null : hashPrefix(hash, bits) };
  });
}
