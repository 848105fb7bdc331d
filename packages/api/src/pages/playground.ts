import { createHash } from "node:crypto";
import { promisify } from "node:util";
import { gzip } from "node:zlib";
import { exampleTabs } from "./example-operations.ts";

/** The playground, ready to be sent. */
interface Playground {
  plain: string;
  gzipped: Uint8Array<ArrayBuffer>;
  tag: string;
  policy: string;
}

let made: Promise<Playground> | undefined;

/**
 * GraphiQL, whole in one page: it asks no other server for anything. It is nine megabytes, so it is put together when
 * it is first asked for, sent compressed, and kept by the browser until it changes.
 */
export async function playgroundPage(request: Request): Promise<Response> {
  made ??= makePlayground();
  const playground = await made;
  const headers: Record<string, string> = {
    "content-type": "text/html; charset=utf-8",
    "content-security-policy": playground.policy,
    "cache-control": "no-cache",
    "referrer-policy": "no-referrer",
    etag: playground.tag,
    vary: "Accept, Accept-Encoding",
  };
  if (request.headers.get("if-none-match")?.includes(playground.tag))
    return new Response(null, { status: 304, headers });
  if (!/\bgzip\b/.test(request.headers.get("accept-encoding") ?? ""))
    return new Response(playground.plain, { headers });
  return new Response(playground.gzipped, { headers: { ...headers, "content-encoding": "gzip" } });
}

async function makePlayground(): Promise<Playground> {
  const { renderGraphiQL } = await import("@graphql-yoga/render-graphiql");
  const plain = renderGraphiQL({
    title: "Paperround playground",
    favicon: "data:,",
    endpoint: "/graphql",
    defaultTabs: exampleTabs(),
    defaultEditorToolsVisibility: "variables",
    // A token typed into the headers is forgotten with the tab.
    shouldPersistHeaders: false,
    credentials: "omit",
  });
  const hash = createHash("sha256").update(plain).digest("base64url").slice(0, 22);
  return {
    plain,
    gzipped: new Uint8Array(await promisify(gzip)(plain)),
    tag: `"${hash}"`,
    policy: [
      "default-src 'none'",
      `script-src 'sha256-${createHash("sha256").update(inlineScript(plain)).digest("base64")}'`,
      // The editor writes its colours into the page as it runs.
      "style-src 'unsafe-inline'",
      "img-src 'self' data:",
      "font-src data:",
      "connect-src 'self'",
      "worker-src blob:",
      "base-uri 'none'",
      "form-action 'none'",
      "frame-ancestors 'none'",
    ].join("; "),
  };
}

/** What stands in the page's one script element; the policy lets this text run and no other. */
function inlineScript(page: string): string {
  const start = page.indexOf("<script>") + "<script>".length;
  const end = page.lastIndexOf("</script>");
  if (start < "<script>".length || end < start)
    throw new Error("GraphiQL's page holds no inline script.");
  return page.slice(start, end);
}
