/** A feed for machines, before it is written in one format or another. */
export interface MachineFeed {
  /** Within the address, without the format: `daily`, `authors/…`. Always the same for one feed. */
  name: string;
  /** In the place of the name within the address, where that holds a secret: it is for who has it, and kept by nobody. */
  secretName?: string;
  title: string;
  description: string;
  entries: FeedEntry[];
}

/** A paper in such a feed. */
export interface FeedEntry {
  /** The paper's global id. */
  id: string;
  title: string;
  summary: string | null;
  abstract: string | null;
  authors: string[];
  tags: string[];
  /** Its page, where it has one. */
  landing: string | null;
  /** Where else to go from it. */
  links: { title: string; url: string; type: string }[];
  /** When it came into this feed. */
  since: Date;
  /** When it last changed; never before it came. */
  updated: Date;
}

/** What the addresses of feeds begin with. */
export const FEEDS_PATH = "/feeds/";

/** The formats in which a feed is there, by the end of its address. */
export const FEED_TYPES = {
  atom: "application/atom+xml",
  rss: "application/rss+xml",
  json: "application/feed+json",
} as const;

export type FeedFormat = keyof typeof FEED_TYPES;

/** How a feed format is called. */
export const FEED_FORMAT_NAMES: Readonly<Record<FeedFormat, string>> = {
  atom: "Atom",
  rss: "RSS",
  json: "JSON Feed",
};
