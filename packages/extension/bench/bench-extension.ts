/** Measures what the extension costs on a page. `--help` says what. The last line is JSON. */
import { KNOWN } from "../e2e/arxiv-pages.ts";
import { badgeOf, startChromium } from "../e2e/chromium-reader.ts";
import type { ChromiumReader } from "../e2e/chromium-reader.ts";
import { startWorld } from "../e2e/world.ts";
import { readOptions } from "../scripts/read-options.ts";
import { measureMemory } from "./memory.ts";
import { added, measureNoPaper } from "./no-paper.ts";
import { measurePage } from "./page-costs.ts";
import type { PageCost } from "./page-costs.ts";
import { readRealPages, serveRealPages } from "./real-pages.ts";
import { readSizes } from "../e2e/build-sizes.ts";

const HELP = `Usage: pnpm bench:extension [--visits N] [--rounds N]

Measures in a Chromium with a real server, and prints one line of JSON:
  bytes        gzipped: what runs before a click on a page of a paper and on a listing, what a press loads, the panel
  detect       milliseconds of the first look at real pages with papers, 4x slower CPU; answer: the same from when
               our script is compiled; script: all that our scripts work there, compilation and badge with it
  noPaper      milliseconds that a page's main thread works in our scripts where there is no paper, compilation
               with it, no slowdown; addedMs: by how much it works longer in all than without the extension, by page.
               doNothing: the same of an extension whose content scripts do nothing, visited in turn
  listing      the same as noPaper where we do our work: pages that list papers
  badge        milliseconds from the content script's start to the badge, N visits (20) of one page
  memory       kilobytes of heap: the background, and what a page holds more
  layoutShift  the browser's own sum, on a paper's page and on listings

Real pages are those of ../shared/data/pages, N rounds (3); without that folder their figures are null.
Builds the extension first where it has changed. Needs a Chromium: on the PATH, or CHROMIUM_PATH.`;

const values = readOptions(HELP, {
  visits: { type: "string", default: "20" },
  rounds: { type: "string", default: "3" },
});
const visits = wholeNumber("visits", values.visits);
const rounds = wholeNumber("rounds", values.rounds);

/** What is slowed down is slowed down as a cheap phone is. */
const SLOWDOWN = 4;
const LISTINGS = [
  "https://arxiv.org/search/?query=made-up",
  "https://huggingface.co/papers/date/2026-11-02",
  "https://scholar.google.com/scholar?q=made-up",
];

const bytes = { chrome: await readSizes("chrome-mv3"), firefox: await readSizes("firefox-mv3") };
const world = await startWorld();
const reader = await startChromium(world);
try {
  const badge = await timeBadges(reader, visits);
  const memory = await measureMemory(reader, `https://arxiv.org/abs/${KNOWN.id}`);
  const made = await measureAll(reader, [`https://arxiv.org/abs/${KNOWN.id}`, ...LISTINGS], 1, 1);
  const noPaper = await measureNoPaper(world, reader, rounds * 5);
  const real = await measureReal(reader);
  const result = {
    bytes: {
      beforeAClick: bytes.chrome.beforeAClick,
      listing: bytes.chrome.listing,
      panel: bytes.chrome.panel,
      ...bytes,
    },
    detect: real && {
      ...summary(real.papers.flatMap(({ detectMs }) => detectMs ?? [])),
      answer: summary(real.papers.flatMap(({ answerMs }) => answerMs ?? [])),
      script: summary(real.papers.map(({ scriptMs }) => scriptMs)),
    },
    noPaper: {
      ...summary(noPaper.ours.map(({ scriptMs }) => scriptMs)),
      addedMs: added(noPaper.ours, noPaper.without),
      doNothing: {
        ...summary(noPaper.doNothing.map(({ scriptMs }) => scriptMs)),
        addedMs: added(noPaper.doNothing, noPaper.without),
      },
      real: real && summary(real.others.map(({ scriptMs }) => scriptMs)),
    },
    listing: summary(made.slice(1).map(({ scriptMs }) => scriptMs)),
    badge: { visits, ...summary(badge) },
    memory,
    layoutShift: Math.max(...made.map(({ layoutShift }) => layoutShift)),
  };
  console.log(JSON.stringify(result));
} finally {
  await reader.close();
  await world.stop();
}

async function measureReal(at: ChromiumReader) {
  const pages = await readRealPages();
  if (pages.length === 0) {
    console.error("Real pages are left out: ../shared/data/pages is not there.");
    return null;
  }
  await serveRealPages(at.context, pages);
  // Challenges at a paper's address and results of a search are neither: our scripts have work there.
  const of = (wanted: string) => pages.filter(({ kind }) => kind === wanted).map(({ url }) => url);
  return {
    papers: await measureAll(at, of("paper"), SLOWDOWN, rounds),
    others: await measureAll(at, of("negative"), 1, 1),
  };
}

async function measureAll(
  at: ChromiumReader,
  urls: readonly string[],
  slowdown: number,
  times: number,
): Promise<PageCost[]> {
  const costs: PageCost[] = [];
  for (let round = 0; round < times; round += 1) {
    for (const url of urls) costs.push(await measurePage(at, url, slowdown));
  }
  return costs;
}

/** Milliseconds from the content script's start to the badge, one for each visit. */
async function timeBadges(at: ChromiumReader, count: number): Promise<number[]> {
  const times: number[] = [];
  // The first visit starts the background and is not counted.
  for (let visit = 0; visit <= count; visit += 1) {
    const page = await at.visit(`https://arxiv.org/abs/${KNOWN.id}`);
    await badgeOf(page).waitFor();
    const [measure] = await page.evaluate(() =>
      performance.getEntriesByName("paperround:badge").map(({ duration }) => duration),
    );
    if (visit > 0 && measure !== undefined) times.push(measure);
    await page.close();
  }
  return times;
}

function summary(times: readonly number[]) {
  const sorted = times.toSorted((one, other) => one - other);
  const at = (share: number) => sorted[Math.ceil(share * sorted.length) - 1] ?? Number.NaN;
  const round = (ms: number) => Math.round(ms * 100) / 100;
  return {
    count: sorted.length,
    medianMs: round(at(0.5)),
    p95Ms: round(at(0.95)),
    maxMs: round(at(1)),
  };
}

function wholeNumber(name: string, text: string): number {
  const number = Number(text);
  if (Number.isInteger(number) && number >= 1) return number;
  console.error(`--${name} takes a whole number from 1 on, not ${text}.`);
  process.exit(1);
}
