import type { ComponentChildren } from "preact";
import { FeedLinks } from "./FeedLinks.tsx";
import { MoreLink } from "./PaperCard.tsx";
import { SubscribeBox } from "./SubscribeBox.tsx";

interface Props {
  head: ComponentChildren;
  /** The name of its feed; null where it has none. */
  feed: string | null;
  path: string;
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
  children: ComponentChildren;
}

/** Papers that belong together, below what they belong to. */
export function Catalogue({ head, feed, path, pageInfo, children }: Props) {
  return (
    <div class="wide columns">
      <div class="primary-column face">
        <div class="top">{head}</div>
        {children}
        <MoreLink path={path} pageInfo={pageInfo} />
      </div>
      <aside aria-label="More">
        <SubscribeBox />
        {feed !== null && <FeedLinks name={feed} />}
      </aside>
    </div>
  );
}
