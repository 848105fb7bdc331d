import { useVisit } from "./visit-context.ts";

/** What stands below every page. */
export function SiteFooter() {
  const { settings } = useVisit();
  return (
    <footer class="site">
      <div class="wide">
        <nav aria-label="More">
          <a href="/">Daily papers</a>
          <a href="/trending">Trending</a>
          <a href="/extension">Get the extension</a>
          <a href="/digest/preferences">Email settings</a>
          <a href="/feeds/daily.atom">Feed</a>
          {settings.graphiql && settings.arbitraryQueries && <a href="/graphql">API playground</a>}
        </nav>
        <p>Paperround: a community’s daily papers, where you read them.</p>
      </div>
    </footer>
  );
}
