/**
 * Measures what the extension costs on a page: the size of what runs there before a click, what is
 * loaded on demand, and how long it takes from document_idle to the badge. `--help` says more.
 */
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { gzipSync } from "node:zlib";
import { KNOWN } from "../e2e/arxiv-pages.ts";
import { badgeOf, startChromium } from "../e2e/chromium-reader.ts";
import { startWorld } from "../e2e/world.ts";

const BUILDS = fileURLToPath(new URL("../.output", import.meta.url));
const args = process.argv.slice(2).filter((arg) => arg !== "--");
const { values } = parseArgs({
  args,
  options: { help: { type: "boolean" }, visits: { type: "string", default: "20" } },
});
if (values.help) {
  console.log(`Usage: pnpm bench:extension [--visits N]

Prints the gzipped size of each content script and of what the panel loads on demand, and the time
from document_idle (the content script's start) to the badge, over N visits (default 20) of one
paper's page, in a Chromium with a real server. The last line is JSON.
Needs the extension built (pnpm build:extension) and a Chromium: on the PATH, or CHROMIUM_PATH.`);
  process.exit(0);
}
const visits = Number(values.visits);
if (!Number.isInteger(visits) || visits < 1) {
  console.error(`--visits takes a whole number from 1 on, not ${values.visits}.`);
  process.exit(1);
}

const contentScripts: Record<string, Record<string, number>> = {};
for (const build of ["chrome-mv3", "firefox-mv3"]) {
  contentScripts[build] = await sizesOf(join(BUILDS, build, "content-scripts"));
}
const panel = await loadedBy("chrome-mv3", "panel.html");
const times = await timeBadges(visits);
const sorted = times.toSorted((a, b) => a - b);
const at = (share: number) => sorted[Math.ceil(share * sorted.length) - 1] ?? Number.NaN;

console.log("gzipped bytes before a click:", contentScripts);
console.log("gzipped bytes of the panel, on demand:", panel);
console.log(
  `document_idle to badge: median ${at(0.5).toFixed(1)} ms, p95 ${at(0.95).toFixed(1)} ms`,
);
console.log(
  JSON.stringify({
    contentScripts,
    panelOnDemand: panel,
    badge: { visits, medianMs: round(at(0.5)), p95Ms: round(at(0.95)) },
  }),
);

/** Gzipped bytes of each file in a folder. */
async function sizesOf(folder: string): Promise<Record<string, number>> {
  const names = (await readdir(folder)).filter((name) => /\.(?:js|css)$/.test(name)).sort();
  const sizes = names.map(async (name) => [name, await gzipped(join(folder, name))] as const);
  return Object.fromEntries(await Promise.all(sizes));
}

/** Gzipped bytes of a page with the scripts and styles that it names. */
async function loadedBy(build: string, page: string): Promise<number> {
  const html = await readFile(join(BUILDS, build, page), "utf8");
  const named = [...html.matchAll(/(?:src|href)="\/([^"]+\.(?:js|css))"/g)].map(
    (match) => match[1],
  );
  const files = [page, ...new Set(named)].map((file) => gzipped(join(BUILDS, build, file ?? "")));
  return (await Promise.all(files)).reduce((sum, size) => sum + size, 0);
}

async function gzipped(file: string): Promise<number> {
  return gzipSync(await readFile(file), { level: 9 }).length;
}

/** Milliseconds from the content script's start to the badge, one for each visit. */
async function timeBadges(count: number): Promise<number[]> {
  const world = await startWorld();
  try {
    const reader = await startChromium(world);
    try {
      const times: number[] = [];
      // The first visit starts the background and is not counted.
      for (let visit = 0; visit <= count; visit += 1) {
        const page = await reader.visit(`https://arxiv.org/abs/${KNOWN.id}`);
        await badgeOf(page).waitFor();
        const [measure] = await page.evaluate(() =>
          performance.getEntriesByName("paperround:badge").map(({ duration }) => duration),
        );
        if (visit > 0 && measure !== undefined) times.push(measure);
        await page.close();
      }
      return times;
    } finally {
      await reader.close();
    }
  } finally {
    await world.stop();
  }
}

function round(milliseconds: number): number {
  return Math.round(milliseconds * 10) / 10;
}
