import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { isFresh } from "./answer-page.ts";
import type { Ask } from "./run-operation.ts";
import { sitemap, sitemapIndex } from "./sitemap.ts";
import { joinStyleSheet } from "./style-sheet.ts";
import type { SiteSettings } from "./visit.ts";

/** What files beside the pages are made of. */
export interface FileDeps {
  settings: SiteSettings;
  publicUrl: string;
  /** Asks as somebody who is not signed in. */
  ask: Ask;
  /** Takes one more request from the allowance of who asks. */
  spend: () => Promise<void>;
}

interface Asset {
  path: string;
  body: string;
  type: string;
}

function asset(name: string, type: string, body: string): Asset {
  const hash = createHash("sha256").update(body).digest("hex").slice(0, 12);
  return { path: `/assets/${hash}/${name}`, body, type };
}

function read(name: string): string {
  return readFileSync(new URL(`assets/${name}`, import.meta.url), "utf8");
}

const STYLE = asset("pages.css", "text/css", joinStyleSheet());
const SCRIPT = asset("pages.js", "text/javascript", read("pages.js"));
const ICON = asset("icon.svg", "image/svg+xml", read("icon.svg"));

/** Where the pages' own files are: a new address with each change. */
export const ASSETS = { style: STYLE.path, script: SCRIPT.path, icon: ICON.path } as const;

/** A file beside the pages; null: there is none at this address. */
export async function siteFile(
  { pathname }: URL,
  request: Request,
  deps: FileDeps,
): Promise<Response | null> {
  const found = [STYLE, SCRIPT, ICON].find(({ path }) => path === pathname);
  if (found) return file(request, found, "public, max-age=31536000, immutable");
  if (pathname === "/robots.txt")
    return file(request, { body: robots(deps), type: "text/plain" }, HOURLY);
  if (!deps.settings.crawlers) return null;
  const xml = await map(pathname, deps);
  return xml === null ? null : file(request, { body: xml, type: "application/xml" }, HOURLY);
}

const HOURLY = "public, max-age=3600";

function map(pathname: string, deps: FileDeps): Promise<string | null> | null {
  if (pathname === "/sitemap.xml") return sitemapIndex(deps);
  const [, week] = /^\/sitemaps\/(\d{4}-\d{2}-\d{2})\.xml$/.exec(pathname) ?? [];
  return week === undefined ? null : sitemap(deps, week);
}

function robots({ settings, publicUrl }: FileDeps): string {
  if (!settings.crawlers) return "User-agent: *\nDisallow: /\n";
  return `User-agent: *
Disallow: /actions/
Disallow: /graphql
Disallow: /lists/
Disallow: /search
Disallow: /sign-in

Sitemap: ${publicUrl}/sitemap.xml
`;
}

function file(
  request: Request,
  { body, type }: Pick<Asset, "body" | "type">,
  cacheControl: string,
): Response {
  const headers = {
    "content-type": `${type}; charset=utf-8`,
    "cache-control": cacheControl,
    "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'",
    etag: `"${createHash("sha256").update(body).digest("base64url").slice(0, 27)}"`,
  };
  if (isFresh(request, headers)) return new Response(null, { status: 304, headers });
  return new Response(request.method === "HEAD" ? null : body, { headers });
}
