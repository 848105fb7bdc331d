import type { ChromiumReader } from "../e2e/chromium-reader.ts";
import { startChromium } from "../e2e/chromium-reader.ts";
import type { World } from "../e2e/world.ts";
import { buildThatDoesNothing, buildWithoutScripts } from "./other-builds.ts";
import { measurePage } from "./page-costs.ts";
import type { PageCost } from "./page-costs.ts";

/** Pages without a paper that content scripts run on: the address of a paper that is none, and one of another page. */
const PAGES = ["https://arxiv.org/abs/2512.99999", "https://arxiv.org/html/about"];

/** Until then our scripts have looked again, and hear the background. In milliseconds. */
const REST = 1200;

/** The same visits with the extension, with one whose content scripts do nothing, and without any. */
export interface NoPaperCosts {
  ours: PageCost[];
  doNothing: PageCost[];
  without: PageCost[];
}

/** Takes turns between the three, so that what the machine does meanwhile is in all of them. */
export async function measureNoPaper(
  world: World,
  ours: ChromiumReader,
  rounds: number,
): Promise<NoPaperCosts> {
  const costs: NoPaperCosts = { ours: [], doNothing: [], without: [] };
  // Each ends with the block, also where the next one does not start.
  await using browsers = new AsyncDisposableStack();
  const start = async (build: string) =>
    browsers.adopt(await startChromium(world, { build }), (reader) => reader.close());
  const doNothing = await start(await buildThatDoesNothing());
  const without = await start(await buildWithoutScripts());
  // The first visit starts more than a page, and is not counted.
  for (const reader of [ours, doNothing, without]) {
    for (const url of PAGES) await measurePage(reader, url, 1);
  }
  for (let round = 0; round < rounds; round += 1) {
    for (const url of PAGES) {
      costs.ours.push(await measurePage(ours, url, 1, REST));
      costs.doNothing.push(await measurePage(doNothing, url, 1, REST));
      costs.without.push(await measurePage(without, url, 1, REST));
    }
  }
  return costs;
}

/**
 * By how much one's page's main thread works longer than the other's, in milliseconds: the median over visits in turn, of each
 * page apart. On one of them nothing of ours may run, and must not hide what runs on the other.
 */
export function added(
  costs: readonly PageCost[],
  other: readonly PageCost[],
): Record<string, number> {
  const medians = PAGES.map((url, page) => {
    const differences = costs
      .map(({ mainMs }, at) => mainMs - (other[at]?.mainMs ?? Number.NaN))
      .filter((_, at) => at % PAGES.length === page)
      .toSorted((one, another) => one - another);
    const median = differences[Math.ceil(differences.length / 2) - 1] ?? Number.NaN;
    return [url, Math.round(median * 100) / 100] as const;
  });
  return Object.fromEntries(medians);
}
