import { createHash } from "node:crypto";
import { promisify } from "node:util";
import { gzip } from "node:zlib";
import fresh from "fresh";
import { LRUCache } from "lru-cache";
import type { Page, Visit } from "./visit.ts";

/** A page as it is sent. */
interface Written {
  html: string;
  gzipped: Uint8Array<ArrayBuffer>;
  tag: string;
}

/** How many bytes of pages are remembered. */
const MOST_BYTES = 32_000_000;

const compress = promisify(gzip);

/** Says what a page is to browsers. */
export const PAGE_HEADERS = {
  "content-type": "text/html; charset=utf-8",
  "content-security-policy": [
    "default-src 'none'",
    "style-src 'self'",
    "script-src 'self'",
    "img-src 'self' data:",
    "connect-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join("; "),
  "cross-origin-opener-policy": "same-origin",
  // A form says so where it comes from; no other site learns of it.
  "referrer-policy": "same-origin",
};

/** Writes pages, each state of one once, and sends them. */
export type AnswerPage = (request: Request, visit: Visit, page: Page) => Promise<Response>;

/**
 * @param write makes the whole text
 * @param version of the templates: what is written by others is another text
 */
export function createAnswerPage(write: (visit: Visit, page: Page) => string): AnswerPage {
  const kept = new LRUCache<string, Written>({
    maxSize: MOST_BYTES,
    sizeCalculation: ({ html, gzipped }) => html.length + gzipped.length,
  });

  const written = async (visit: Visit, page: Page): Promise<Written> => {
    // The form's token, which all share, is another one every hour.
    const state = [page.path, page.title, page.status, visit.formToken, page.data];
    const key = createHash("sha256").update(JSON.stringify(state)).digest("base64");
    const known = kept.get(key);
    if (known) return known;
    const html = write(visit, page);
    const tag = createHash("sha256").update(html).digest("base64url").slice(0, 27);
    const made = { html, gzipped: new Uint8Array(await compress(html)), tag };
    kept.set(key, made);
    return made;
  };

  return async (request, visit, page) => {
    const status = visit.notice?.status ?? page.status ?? 200;
    const headers: Record<string, string> = {
      ...PAGE_HEADERS,
      vary: "Cookie, Accept-Encoding",
      ...(page.indexed === false || !visit.settings.crawlers ? { "x-robots-tag": "noindex" } : {}),
      ...(visit.notice?.retryAfterSeconds === undefined
        ? {}
        : { "retry-after": String(visit.notice.retryAfterSeconds) }),
    };
    // Not compressed: beside what a stranger can have written on it stands a token that is the viewer's alone.
    if (visit.viewer !== null || page.unkept || visit.notice !== null) {
      const html = request.method === "HEAD" ? null : write(visit, page);
      const kept = { ...headers, "cache-control": "private, no-store" };
      return new Response(html, { status, headers: kept });
    }
    const { html, gzipped, tag } = await written(visit, page);
    const zipped = /\bgzip\b/.test(request.headers.get("accept-encoding") ?? "");
    Object.assign(headers, {
      // Asked anew each time, which is answered without the page while it is the same.
      "cache-control": status === 200 ? "public, no-cache" : "no-store",
      etag: `W/"${tag}"`,
    });
    if (status === 200 && isFresh(request, headers))
      return new Response(null, { status: 304, headers });
    const body = zipped ? gzipped : html;
    headers["content-length"] = String(Buffer.byteLength(body));
    if (zipped) headers["content-encoding"] = "gzip";
    return new Response(request.method === "HEAD" ? null : body, { status, headers });
  };
}

/** Not by the request's own Cache-Control: a reload asks caches to look, and this is the origin. */
export function isFresh(request: Request, headers: Record<string, string>): boolean {
  const { "cache-control": _, ...asked } = Object.fromEntries(request.headers);
  return fresh(asked, headers);
}
