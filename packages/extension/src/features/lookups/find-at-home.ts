import { hashPrefix, lookupHash, lookupKey } from "@paperround/schema/paper-id/lookup-key";
import type { PaperIdentifier } from "@paperround/schema/paper-id/scheme";
import { bucketCopies, feedCopies, recentPapers, viewerCopies } from "../../storage.ts";
import type {
  Bucket,
  Buckets,
  FeedCopy,
  PaperFacts,
  RecentPapers,
  ViewerCopy,
} from "../../storage.ts";

/** Answers are good for a day, at home as in every cache between here and the server. */
export const BUCKET_LIFE = 24 * 60 * 60 * 1000;

/** What this browser knows of a paper without asking anybody. */
export interface AtHome {
  /** The newest counts, or null when no copy has the paper. */
  facts: PaperFacts | null;
  voted: boolean;
  saved: boolean;
  /** The viewer's lists that it is in. */
  listIds: string[];
  /** A fresh bucket covers the first id: asking again would tell nothing new. */
  isCovered: boolean;
}

/** What this browser keeps of one server. */
export interface Copies {
  feed: FeedCopy | null;
  viewer: ViewerCopy | null;
  buckets: Buckets | null;
  recent: RecentPapers | null;
}

/** Reads all that papers are looked for in, once for however many. */
export async function readCopies(server: string): Promise<Copies> {
  const [feed, viewer, buckets, recent] = await Promise.all([
    feedCopies.read(server),
    viewerCopies.read(server),
    bucketCopies.read(server),
    recentPapers.read(server),
  ]);
  return { feed, viewer, buckets, recent };
}

/**
 * Looks for a paper in the copies of the feed, of the viewer's votes and lists, in the buckets of
 * the last day, and among the papers whose panel was opened here.
 * @param ids of the page, the one by which it would be looked up first
 */
export async function findAtHome(
  { feed, viewer, buckets, recent }: Copies,
  ids: readonly PaperIdentifier[],
  now: number,
): Promise<AtHome> {
  const keys = ids.map((id) => lookupKey(id));
  const hashes = await Promise.all(ids.map((id) => lookupHash(id)));
  const found: { facts: PaperFacts | undefined; at: number }[] = [];
  for (const key of keys) {
    const opened = recent?.papers[key];
    found.push({ facts: opened, at: opened?.readAt ?? 0 });
    found.push({ facts: feed?.papers[key], at: feed?.syncedAt ?? 0 });
  }
  for (const bucket of freshBuckets(buckets, now)) {
    for (const hash of hashes) found.push({ facts: bucket.papers[hash], at: bucket.fetchedAt });
  }
  const newest = found.sort((a, b) => b.at - a.at).find(({ facts }) => facts !== undefined);
  const first = hashes[0];
  return {
    facts: newest?.facts ?? null,
    ...ownMarks(viewer, hashes),
    isCovered: first !== undefined && findBucket(buckets, first, now) !== null,
  };
}

/** The fresh bucket that a hash falls into, whatever length of prefix it was asked by. */
export function findBucket(buckets: Buckets | null, hash: string, now: number): Bucket | null {
  for (const [key, bucket] of Object.entries(buckets?.byPrefix ?? {})) {
    const [bits = "", prefix = ""] = key.split(":");
    if (isFresh(bucket, now) && hashPrefix(hash, Number(bits)) === prefix) return bucket;
  }
  return null;
}

/** Whether an answer still counts. One from the future came before a clock was set back. */
export function isFresh(bucket: Bucket, now: number): boolean {
  const age = now - bucket.fetchedAt;
  return age >= 0 && age < BUCKET_LIFE;
}

function freshBuckets(buckets: Buckets | null, now: number): Bucket[] {
  return Object.values(buckets?.byPrefix ?? {}).filter((bucket) => isFresh(bucket, now));
}

function ownMarks(viewer: ViewerCopy | null, hashes: readonly string[]) {
  const keysOf = (entries: Record<string, string[]> | undefined) =>
    Object.entries(entries ?? {})
      .filter(([, own]) => own.some((hash) => hashes.includes(hash)))
      .map(([key]) => key);
  const items = keysOf(viewer?.items);
  return {
    voted: keysOf(viewer?.votes).length > 0,
    saved: items.length > 0,
    // Keyed by `listId paperId`.
    listIds: items.map((key) => key.split(" ", 1)[0] ?? ""),
  };
}
