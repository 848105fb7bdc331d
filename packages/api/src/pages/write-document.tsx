import { renderToString } from "preact-render-to-string";
import { ASSETS } from "./site-files.ts";
import { feedsOf } from "./views/FeedLinks.tsx";
import { SiteFooter } from "./views/SiteFooter.tsx";
import { SiteHeader } from "./views/SiteHeader.tsx";
import { NoticeBox } from "./views/NoticeBox.tsx";
import { VisitContext } from "./views/visit-context.ts";
import type { Page, Visit } from "./visit.ts";

/** Writes a page as a whole document. Whatever comes from people is escaped by Preact. */
export function writeDocument(visit: Visit, page: Page): string {
  const { settings, publicUrl } = visit;
  const name = settings.siteName;
  const title = page.title === name ? name : `${page.title} · ${name}`;
  const address = publicUrl + page.path;
  const document = (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{title}</title>
        <meta name="description" content={page.description} />
        <meta name="color-scheme" content="light dark" />
        <link rel="stylesheet" href={ASSETS.style} />
        <link rel="icon" type="image/svg+xml" href={ASSETS.icon} />
        {page.indexed === false || !settings.crawlers ? (
          <meta name="robots" content="noindex" />
        ) : (
          <link rel="canonical" href={address} />
        )}
        <meta property="og:site_name" content={name} />
        <meta property="og:type" content={page.kind ?? "website"} />
        <meta property="og:title" content={page.title} />
        <meta property="og:description" content={page.description} />
        <meta property="og:url" content={address} />
        <meta name="twitter:card" content="summary" />
        {feedsOf("daily", "Daily papers")}
        {page.head?.()}
        <script src={ASSETS.script} defer />
      </head>
      <body>
        <VisitContext.Provider value={visit}>
          <a class="skip" href="#main">
            To the content
          </a>
          <SiteHeader />
          <main id="main">
            {visit.notice && !page.tellsNotice && <NoticeBox notice={visit.notice} />}
            {page.body()}
          </main>
          <SiteFooter />
        </VisitContext.Provider>
      </body>
    </html>
  );
  return `<!doctype html>${renderToString(document)}`;
}
