import { FeedLinks } from "./FeedLinks.tsx";
import { SubscribeBox } from "./SubscribeBox.tsx";
import { useVisit } from "./visit-context.ts";

interface Props {
  /** Who makes the list; nobody on an instance where everybody does. */
  editors: readonly { name: string; handle: string }[];
}

/** What stands beside the papers of a day. */
export function FeedAside({ editors }: Props) {
  const { settings } = useVisit();
  return (
    <aside aria-label="More">
      <SubscribeBox />
      <section class="box" aria-labelledby="extension">
        <h2 id="extension">Where you read them</h2>
        <p>Votes, comments and related papers beside any paper, on arXiv and everywhere else.</p>
        <a class="btn" href="/extension">
          Get the extension
        </a>
      </section>
      {settings.submissions === "curated" && (
        <section class="box" aria-labelledby="editors">
          <h2 id="editors">Edited by</h2>
          {editors.length === 0 ? (
            <p>Nobody yet.</p>
          ) : (
            <ul class="people">
              {editors.map(({ name, handle }) => (
                <li>
                  <bdi>{name || handle}</bdi> <span class="hint">@{handle}</span>
                </li>
              ))}
            </ul>
          )}
        </section>
      )}
      <FeedLinks name="daily" />
    </aside>
  );
}
