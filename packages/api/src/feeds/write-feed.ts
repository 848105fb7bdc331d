import { generateAtomFeed, generateJsonFeed, generateRssFeed } from "feedsmith";
import { v5 as uuid } from "uuid";
import { html } from "../pages/html.ts";
import { FEED_TYPES } from "./machine-feed.ts";
import type { FeedEntry, FeedFormat, MachineFeed } from "./machine-feed.ts";

/** What goes around the entries of a feed. */
export interface FeedFrame {
  /** Names this instance for good, whatever its address is: a UUID. */
  instanceId: string;
  publicUrl: string;
  changedAt: Date;
}

/** Writes a feed. The same feed in the same frame gives the same text. */
export function writeFeed(feed: MachineFeed, format: FeedFormat, frame: FeedFrame): string {
  return WRITERS[format](feed, frame);
}

const WRITERS: Readonly<Record<FeedFormat, (feed: MachineFeed, frame: FeedFrame) => string>> = {
  atom: (feed, frame) =>
    generateAtomFeed({
      id: lastingId(frame, feed.name),
      title: { value: feed.title },
      subtitle: { value: feed.description },
      updated: frame.changedAt,
      // Of entries that name no author themselves.
      authors: [{ name: "Paperround" }],
      generator: { text: "Paperround" },
      links: [
        { rel: "self", href: addressOf(feed, "atom", frame), type: FEED_TYPES.atom },
        { rel: "alternate", href: home(frame), type: "text/html" },
      ],
      entries: feed.entries.map((entry) => ({
        id: lastingId(frame, entry.id),
        title: { value: entry.title },
        updated: entry.updated,
        published: entry.since,
        authors: entry.authors.map((name) => ({ name })),
        categories: entry.tags.map((term) => ({ term })),
        links: [
          { rel: "alternate", href: pageOf(entry, frame), type: "text/html" },
          ...related(entry),
        ],
        ...textsOf(entry),
      })),
    }),

  rss: (feed, frame) =>
    generateRssFeed({
      title: feed.title,
      link: home(frame),
      description: feed.description,
      lastBuildDate: frame.changedAt,
      generator: "Paperround",
      atom: {
        links: [{ rel: "self", href: addressOf(feed, "rss", frame), type: FEED_TYPES.rss }],
      },
      items: feed.entries.map((entry) => ({
        guid: { value: lastingId(frame, entry.id), isPermaLink: false },
        title: entry.title,
        link: pageOf(entry, frame),
        // Readers take it for HTML.
        description: html`<p>${entry.abstract ?? entry.summary ?? entry.title}</p>`.safe,
        pubDate: entry.since,
        dc: { creators: entry.authors },
        categories: entry.tags.map((name) => ({ name })),
        atom: { links: related(entry) },
      })),
    }),

  json: (feed, frame) =>
    JSON.stringify({
      // Must be there, also when there are none.
      items: [],
      ...(generateJsonFeed({
        title: feed.title,
        description: feed.description,
        home_page_url: home(frame),
        feed_url: addressOf(feed, "json", frame),
        items: feed.entries.map((entry) => ({
          id: lastingId(frame, entry.id),
          url: pageOf(entry, frame),
          title: entry.title,
          content_text: entry.abstract ?? entry.summary ?? entry.title,
          ...(entry.summary === null ? {} : { summary: entry.summary }),
          date_published: entry.since,
          date_modified: entry.updated,
          authors: entry.authors.map((name) => ({ name })),
          tags: entry.tags,
          attachments: entry.links
            .filter(({ type }) => type === "application/pdf")
            .map(({ url, type }) => ({ url, mime_type: type })),
        })),
      }) as object),
    }),
};

/** A name that stays the same when the instance moves, and that no other instance gives. */
function lastingId({ instanceId }: FeedFrame, name: string): string {
  return `urn:uuid:${uuid(name, instanceId)}`;
}

function addressOf(feed: MachineFeed, format: FeedFormat, { publicUrl }: FeedFrame): string {
  return `${publicUrl}/feeds/${feed.secretName ?? feed.name}.${format}`;
}

function home({ publicUrl }: FeedFrame): string {
  return `${publicUrl}/`;
}

function pageOf(entry: FeedEntry, frame: FeedFrame): string {
  return entry.landing ?? home(frame);
}

function related({ links }: FeedEntry) {
  return links.map(({ title, url, type }) => ({ rel: "related", href: url, type, title }));
}

function textsOf({ summary, abstract }: FeedEntry) {
  return {
    ...(summary === null ? {} : { summary: { value: summary } }),
    ...(abstract === null ? {} : { content: { value: abstract, type: "text" } }),
  };
}
