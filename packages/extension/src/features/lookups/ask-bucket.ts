import { hashPrefix, lookupHash } from "@paperround/schema/paper-id/lookup-key";
import type { PaperIdentifier } from "@paperround/schema/paper-id/scheme";
import type { Api } from "../../api/client.ts";
import { readBucket, readLookupBits } from "../../api/operations/lookups.ts";
import type { Result } from "../../result.ts";
import { bucketCopies } from "../../storage.ts";
import type { Bucket, PaperFacts } from "../../storage.ts";
import { BUCKET_LIFE, findBucket, isFresh } from "./find-at-home.ts";

/** Never more of a hash than this, whatever a server publishes. */
export const MOST_BITS = 16;

/** What came of a question. */
interface Asked {
  /** Null when the server does not have the paper. */
  facts: PaperFacts | null;
  /** False when the answer was for other papers: the server wants longer prefixes since a moment ago. */
  isCovered: boolean;
}

/** Asks the server about papers without naming them. */
export interface BucketReader {
  /** What the server has on a paper. One request at most, whatever the answer. */
  ask(id: PaperIdentifier): Promise<Result<Asked>>;
  /** Reads anew how long a prefix the server wants; no page causes this. */
  refreshBits(): Promise<Result<number>>;
}

/** Requests that are under way are shared: pages that ask for one bucket at once cause one. */
export function createBucketReader(inUse: Api): BucketReader {
  const underWay = new Map<string, Promise<Result<unknown>>>();

  function share<T>(key: string, start: () => Promise<Result<T>>): Promise<Result<T>> {
    const running = underWay.get(key) as Promise<Result<T>> | undefined;
    if (running) return running;
    const started = start().finally(() => underWay.delete(key));
    underWay.set(key, started);
    return started;
  }

  function refreshBits(api: Api, server: string): Promise<Result<number>> {
    return share(`${server} bits`, async () => {
      const answer = await api.ask(readLookupBits, {});
      if (!answer.ok) return answer;
      await keep(server, answer.value.lookup.bits, null);
      return { ok: true, value: answer.value.lookup.bits };
    });
  }

  async function bitsOf(api: Api, server: string): Promise<Result<number>> {
    const known = await bucketCopies.read(server);
    const age = Date.now() - (known?.bitsReadAt ?? Number.NaN);
    if (known && age >= 0 && age < BUCKET_LIFE) return { ok: true, value: known.bits };
    return refreshBits(api, server);
  }

  async function fetchBucket(
    api: Api,
    server: string,
    hash: string,
    bits: number,
  ): Promise<Result<null>> {
    // Another page may have asked since this one looked at home.
    if (findBucket(await bucketCopies.read(server), hash, Date.now())) return done;
    const prefix = hashPrefix(hash, bits);
    const answer = await api.ask(readBucket, { prefix });
    if (!answer.ok) {
      // The length of the prefix may be what the server did not like: the next page reads it anew.
      if (answer.failure.kind !== "unreachable") await forgetBits(server);
      return answer;
    }
    const { bits: published, bucket } = answer.value.lookup;
    const papers: Bucket["papers"] = {};
    for (const paper of bucket.papers) {
      const facts = { id: paper.id, upvotes: paper.upvoteCount, comments: paper.commentCount };
      for (const one of paper.hashes) papers[one] = facts;
    }
    // A server that wants shorter prefixes by now answers for a wider bucket; one that wants longer
    // ones took the zeros behind the prefix for bits of it.
    const used = bucket.bits;
    const covered = used <= bits ? hashPrefix(hash, used) : prefix.padEnd(Math.ceil(used / 4), "0");
    const read: Bucket = { fetchedAt: Date.now(), papers };
    await keep(server, published, { key: `${used}:${covered}`, bucket: read });
    return done;
  }

  return {
    async refreshBits() {
      const api = await inUse.pinned();
      return refreshBits(api, await api.server());
    },
    async ask(id) {
      // A prefix as long as one server wants must not go to another.
      const api = await inUse.pinned();
      const server = await api.server();
      const published = await bitsOf(api, server);
      if (!published.ok) return published;
      const bits = Math.min(published.value, MOST_BITS);
      const hash = await lookupHash(id);
      const answer = await share(`${server} ${bits}:${hashPrefix(hash, bits)}`, () =>
        fetchBucket(api, server, hash, bits),
      );
      if (!answer.ok) return answer;
      const bucket = findBucket(await bucketCopies.read(server), hash, Date.now());
      const facts = bucket?.papers[hash] ?? null;
      return { ok: true, value: { facts, isCovered: bucket !== null } };
    },
  };
}

const done = { ok: true, value: null } as const;

async function forgetBits(server: string): Promise<void> {
  await bucketCopies.update(server, (copy) => ({
    bits: copy?.bits ?? 0,
    bitsReadAt: 0,
    byPrefix: copy?.byPrefix ?? {},
  }));
}

/** Keeps an answer, and drops those that are over. Without room for it the next page asks again. */
async function keep(
  server: string,
  bits: number,
  added: { key: string; bucket: Bucket } | null,
): Promise<void> {
  const now = Date.now();
  const kept = bucketCopies.update(server, (copy) => {
    const fresh = Object.entries(copy?.byPrefix ?? {}).filter(([, bucket]) => isFresh(bucket, now));
    const byPrefix = Object.fromEntries(fresh);
    if (added) byPrefix[added.key] = added.bucket;
    return { bits, bitsReadAt: now, byPrefix };
  });
  await kept.catch(() => undefined);
}
