import { paperPath } from "./addresses.ts";
import { sitemapIndexOperation, sitemapOperation } from "./operations/catalogue.ts";
import type { SitemapData } from "./operations/catalogue.ts";
import { mondayOf, readDay } from "./periods.ts";
import type { FileDeps } from "./site-files.ts";

/** The most weeks that the index names, the last ones: a sitemap may name 50,000, and ten years are 520. */
const MOST_WEEKS = 2_000;
/** The most pages of a hundred papers that one week's sitemap has. */
const MOST_PAGES = 20;
const WEEK = 7 * 86_400_000;

/** `/sitemap.xml`: the weeks in which papers were listed, or may have been. */
export async function sitemapIndex({ ask, spend, publicUrl }: FileDeps): Promise<string> {
  await spend();
  const { first, last } = await ask(sitemapIndexOperation, {});
  const weeks: string[] = [];
  if (first.nextOn !== null && last.from !== null) {
    const earliest = Date.parse(mondayOf(first.nextOn));
    for (let week = Date.parse(mondayOf(last.from)); week >= earliest; week -= WEEK) {
      if (weeks.length === MOST_WEEKS) break;
      weeks.push(new Date(week).toISOString().slice(0, 10));
    }
  }
  const entries = weeks.map(
    (week) => `<sitemap><loc>${publicUrl}/sitemaps/${week}.xml</loc></sitemap>`,
  );
  return xml("sitemapindex", entries);
}

/** A week's papers; null where no week begins. */
export async function sitemap({ ask, spend, publicUrl }: FileDeps, week: string) {
  const on = readDay(week);
  if (on === null || mondayOf(on) !== on) return null;
  const entries: string[] = [];
  let after: string | null = null;
  for (let page = 0; page < MOST_PAGES; page += 1) {
    // Each costs as much as a request does.
    await spend();
    const { feed }: SitemapData = await ask(sitemapOperation, { on, after });
    for (const paper of feed.nodes)
      entries.push(
        `<url><loc>${escape(publicUrl + paperPath(paper))}</loc><lastmod>${paper.updatedAt.toISOString()}</lastmod></url>`,
      );
    after = feed.pageInfo.hasNextPage ? feed.pageInfo.endCursor : null;
    if (after === null) break;
  }
  return xml("urlset", entries);
}

function xml(root: "sitemapindex" | "urlset", entries: readonly string[]): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<${root} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${entries.join("\n")}
</${root}>
`;
}

function escape(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll("'", "&apos;");
}
