import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { gunzipSync } from "node:zlib";
import type { BrowserContext } from "playwright-core";

const FOLDER = fileURLToPath(new URL("../../../../shared/data/pages/", import.meta.url));

/** A real page, kept beside the project and never in it. */
export interface RealPage {
  url: string;
  /** `paper`, `listing`, `negative`, … */
  kind: string;
  html: string;
}

/** The pages of the shared folder; none where it is not there. */
export async function readRealPages(): Promise<RealPage[]> {
  if (!existsSync(`${FOLDER}index.jsonl`)) return [];
  const lines = (await readFile(`${FOLDER}index.jsonl`, "utf8")).split("\n").filter(Boolean);
  const rows = lines.map((line) => JSON.parse(line) as { file: string; url: string; kind: string });
  return Promise.all(
    rows
      .filter(({ url }) => /^https?:/.test(url ?? ""))
      .map(async ({ file, url, kind }) => ({
        url,
        kind,
        html: gunzipSync(await readFile(FOLDER + file)).toString("utf8"),
      })),
  );
}

/**
 * Serves them to a browser under their own addresses. Their scripts do not run and nothing else is loaded: what is
 * measured is ours.
 */
export async function serveRealPages(
  context: BrowserContext,
  pages: readonly RealPage[],
): Promise<void> {
  const byAddress = new Map(pages.map((page) => [new URL(page.url).href, page]));
  await context.route(/^https?:/, async (route) => {
    const request = route.request();
    const page = byAddress.get(request.url());
    if (!page || !request.isNavigationRequest()) return route.abort();
    await route.fulfill({
      contentType: "text/html; charset=utf-8",
      headers: { "content-security-policy": "script-src 'none'; frame-src 'none'" },
      body: page.html,
    });
  });
}
