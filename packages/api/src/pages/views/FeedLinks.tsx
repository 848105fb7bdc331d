import { FEED_FORMAT_NAMES, FEED_TYPES, FEEDS_PATH } from "../../feeds/machine-feed.ts";
import type { FeedFormat } from "../../feeds/machine-feed.ts";

/** By which a feed reader finds the feeds of a page. */
export function feedsOf(name: string, title: string) {
  return (Object.keys(FEED_TYPES) as FeedFormat[]).map((format) => (
    <link
      rel="alternate"
      type={FEED_TYPES[format]}
      title={`${title} (${FEED_FORMAT_NAMES[format]})`}
      href={feedPath(name, format)}
    />
  ));
}

interface Props {
  /** Within the address of the feed: `daily`, `authors/…`. */
  name: string;
}

/** The feeds of a page, for people to click. */
export function FeedLinks({ name }: Props) {
  return (
    <p class="feeds">
      Follow in a feed reader:{" "}
      {(Object.keys(FEED_TYPES) as FeedFormat[]).map((format, index) => (
        <>
          {index > 0 && ", "}
          <a href={feedPath(name, format)}>{FEED_FORMAT_NAMES[format]}</a>
        </>
      ))}
    </p>
  );
}

function feedPath(name: string, format: FeedFormat): string {
  return `${FEEDS_PATH}${name.split("/").map(encodeURIComponent).join("/")}.${format}`;
}
