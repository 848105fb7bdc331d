import { authorPage, listPage, orgPage } from "./kinds/catalogue-pages.tsx";
import { extensionPage } from "./kinds/extension-page.tsx";
import { feedPage } from "./kinds/feed-page.tsx";
import { paperPage } from "./kinds/paper-page.tsx";
import { searchPage } from "./kinds/search-page.tsx";
import { codePage, signInPage } from "./kinds/sign-in-pages.tsx";
import type { MakePage } from "./visit.ts";

/** What leads to a page. */
interface PageRoute {
  path: RegExp;
  make: MakePage;
  /** Its forms are bound to the browser, since nobody is signed in. */
  forVisitors?: boolean;
}

/** Every page, by its path. */
const ROUTES: readonly PageRoute[] = [
  { path: /^\/$/, make: (visit) => feedPage(visit, "DAY", null) },
  { path: /^\/days(?:\/([^/]+))?$/, make: (visit, [on]) => feedPage(visit, "DAY", on ?? null) },
  { path: /^\/weeks(?:\/([^/]+))?$/, make: (visit, [on]) => feedPage(visit, "WEEK", on ?? null) },
  { path: /^\/months(?:\/([^/]+))?$/, make: (visit, [on]) => feedPage(visit, "MONTH", on ?? null) },
  { path: /^\/trending$/, make: (visit) => feedPage(visit, "TRENDING", null) },
  { path: /^\/search$/, make: searchPage },
  { path: /^\/papers\/(.+)$/s, make: paperPage },
  { path: /^\/authors\/([^/]+)$/, make: authorPage },
  { path: /^\/orgs\/([^/]+)$/, make: orgPage },
  { path: /^\/lists\/([^/]+)$/, make: listPage },
  { path: /^\/extension$/, make: extensionPage },
  { path: /^\/sign-in$/, make: signInPage, forVisitors: true },
  { path: /^\/sign-in\/code$/, make: codePage, forVisitors: true },
];

/** A path that is a page's. */
export interface Routed extends Omit<PageRoute, "path"> {
  parts: string[];
}

/** The page behind a path; null: none. @throws {URIError} when the path is none */
export function routeOf(pathname: string): Routed | null {
  for (const { path, ...route } of ROUTES) {
    const found = path.exec(pathname);
    if (found === null) continue;
    // A part that is left out is no part.
    const parts = found.slice(1).filter((part: string | undefined) => part !== undefined);
    return { ...route, parts: parts.map(decodeURIComponent) };
  }
  return null;
}
