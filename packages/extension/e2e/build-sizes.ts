import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

const BUILDS = fileURLToPath(new URL("../.output", import.meta.url));

/** Gzipped bytes of what a build loads. */
export interface Sizes {
  /** What runs on a page before a click: what reads it, and where there is a paper what draws the badge. */
  contentScripts: Record<string, number>;
  beforeAClick: number;
  /** What runs on a page that lists papers. */
  listing: number;
  /** What a press loads into the page. */
  badgeTools: number;
  /** What the panel's page names: scripts and styles. */
  panel: number;
  panelFiles: Record<string, number>;
}

export async function readSizes(build: string): Promise<Sizes> {
  const folder = join(BUILDS, build);
  const contentScripts = await sizesIn(folder, /^paper(?:-badge)?\.js$/);
  const panelFiles = await loadedBy(folder, "panel.html");
  return {
    contentScripts,
    beforeAClick: sum(Object.values(contentScripts)),
    listing: await gzipped(join(folder, "list.js")),
    badgeTools: await gzipped(join(folder, "badge-tools.js")),
    panel: sum(Object.values(panelFiles)),
    panelFiles,
  };
}

async function sizesIn(folder: string, wanted: RegExp): Promise<Record<string, number>> {
  const names = (await readdir(folder)).filter((name) => wanted.test(name)).sort();
  const sizes = names.map(async (name) => [name, await gzipped(join(folder, name))] as const);
  return Object.fromEntries(await Promise.all(sizes));
}

/** A page, the scripts and styles that it names, and the scripts that those import at once. */
async function loadedBy(folder: string, page: string): Promise<Record<string, number>> {
  const files = new Map<string, number>();
  const waiting = [page];
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (files.has(file)) continue;
    const text = await readFile(join(folder, file), "utf8");
    files.set(file, gzipSync(text, { level: 9 }).length);
    waiting.push(...(file === page ? namedIn(text) : importedBy(file, text)));
  }
  return Object.fromEntries(
    [...files].toSorted(([one], [other]) => one.localeCompare(other, "en")),
  );
}

function namedIn(html: string): string[] {
  const named = html.matchAll(/(?:src|href)="\/([^"]+\.(?:js|css))"/g);
  return [...named].flatMap(([, file]) => file ?? []);
}

/** Static imports alone: what `import()` names is loaded when it is wanted. */
function importedBy(file: string, code: string): string[] {
  const named = code.matchAll(/(?:from|^import|[;}]import)\s*["'](\.[^"']+\.js)["']/g);
  return [...named].flatMap(([, path]) => (path ? [join(file, "..", path)] : []));
}

async function gzipped(file: string): Promise<number> {
  return gzipSync(await readFile(file), { level: 9 }).length;
}

function sum(sizes: readonly number[]): number {
  return sizes.reduce((all, one) => all + one, 0);
}
