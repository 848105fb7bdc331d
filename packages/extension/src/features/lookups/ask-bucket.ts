import { hashPrefix, lookupHash } from "@paperround/schema/paper-id/lookup-key";
import type { PaperIdentifier } from "@paperround/schema/paper-id/scheme";
import type { Api } from "../../api/client.ts";
import { readBucket, readLookupBits } from "../../api/operations/lookups.ts";
import type { Result } from "../../messages.ts";
import { bucketCopies } from "../../storage.ts";
import type { Bucket, PaperFacts } from "../../storage.ts";
import { BUCKET_LIFE, findBucket, isFresh } from "./find-at-home.ts";

/** Never more of a hash than this, whatever a server publishes. */
const MOST_BITS = 16;

/** Asks the server about papers without naming them. */
export interface BucketReader {
  /** The facts of a paper, or null when the server does not have it. */
  ask(id: PaperIdentifier): Promise<Result<PaperFacts | null>>;
  /** Reads anew how long a prefix the server wants; no page causes this. */
  refreshBits(): Promise<Result<number>>;
}

/** Requests that are under way are shared: pages that ask for one bucket at once cause one. */
export function createBucketReader(api: Api): BucketReader {
  const underWay = new Map<string, Promise<Result<unknown>>>();

  function share<T>(key: string, start: () => Promise<Result<T>>): Promise<Result<T>> {
    const running = underWay.get(key) as Promise<Result<T>> | undefined;
    if (running) return running;
    const started = start().finally(() => underWay.delete(key));
    underWay.set(key, started);
    return started;
  }

  function refreshBits(server: string): Promise<Result<number>> {
    return share(`${server} bits`, async () => {
      const answer = await api.ask(readLookupBits, {});
      if (!answer.ok) return answer;
      await keep(server, answer.value.lookup.bits, null);
      return { ok: true, value: answer.value.lookup.bits };
    });
  }

  async function bitsOf(server: string): Promise<Result<number>> {
    const known = await bucketCopies.read(server);
    const age = Date.now() - (known?.bitsReadAt ?? Number.NaN);
    if (known && age >= 0 && age < BUCKET_LIFE) return { ok: true, value: known.bits };
    return refreshBits(server);
  }

  async function fetchBucket(server: string, hash: string, bits: number): Promise<Result<Bucket>> {
    // Another page may have asked since this one looked at home.
    const kept = findBucket(await bucketCopies.read(server), hash, Date.now());
    if (kept) return { ok: true, value: kept };
    const answer = await api.ask(readBucket, { prefix: hashPrefix(hash, bits) });
    if (!answer.ok) return answer;
    const { bits: published, bucket } = answer.value.lookup;
    const papers: Bucket["papers"] = {};
    for (const paper of bucket.papers) {
      const facts = { id: paper.id, upvotes: paper.upvoteCount, comments: paper.commentCount };
      for (const one of paper.hashes) papers[one] = facts;
    }
    const read: Bucket = { fetchedAt: Date.now(), papers };
    // A server that now wants less answers for a wider prefix; for a narrower one it cannot.
    const covered = Math.min(bits, bucket.bits);
    await keep(server, published, { key: `${covered}:${hashPrefix(hash, covered)}`, bucket: read });
    return { ok: true, value: read };
  }

  return {
    async refreshBits() {
      return refreshBits(await api.server());
    },
    async ask(id) {
      const server = await api.server();
      const published = await bitsOf(server);
      if (!published.ok) return published;
      const bits = Math.min(published.value, MOST_BITS);
      const hash = await lookupHash(id);
      const answer = await share(`${server} ${bits}:${hashPrefix(hash, bits)}`, () =>
        fetchBucket(server, hash, bits),
      );
      return answer.ok ? { ok: true, value: answer.value.papers[hash] ?? null } : answer;
    },
  };
}

/** Keeps an answer, and drops those that are over. */
async function keep(
  server: string,
  bits: number,
  added: { key: string; bucket: Bucket } | null,
): Promise<void> {
  const now = Date.now();
  await bucketCopies.update(server, (copy) => {
    const fresh = Object.entries(copy?.byPrefix ?? {}).filter(([, bucket]) => isFresh(bucket, now));
    const byPrefix = Object.fromEntries(fresh);
    if (added) byPrefix[added.key] = added.bucket;
    return { bits, bitsReadAt: now, byPrefix };
  });
}
