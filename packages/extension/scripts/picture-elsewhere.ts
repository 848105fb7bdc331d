import { join } from "node:path";
import type { Locator, Page } from "playwright-core";
import { KNOWN } from "../e2e/arxiv-pages.ts";
import { badgeOf, panelOf, standsStill, startChromium } from "../e2e/chromium-reader.ts";
import type { ChromiumReader } from "../e2e/chromium-reader.ts";
import { asAnother } from "../e2e/sign-in.ts";
import { save } from "../e2e/side-panel-reader.ts";
import type { World } from "../e2e/world.ts";
import { pictureWhole } from "./picture-whole.ts";

const ELSEWHERE: [name: string, look: Parameters<typeof startChromium>[1]][] = [
  ["contrast-light", { forcedColors: true, colorScheme: "light" }],
  ["contrast-dark", { forcedColors: true, colorScheme: "dark" }],
  ["de", { locale: "de" }],
  ["fr", { locale: "fr" }],
  ["es", { locale: "es" }],
  ["zh", { locale: "zh_CN" }],
  ["ja", { locale: "ja" }],
];

/** Pictures of what stands on pages, popup, side panel and options with the system's own colours, and in other languages. */
export async function pictureElsewhere(world: World, out: string): Promise<void> {
  for (const [name, look] of ELSEWHERE) {
    const reader = await startChromium(world, { ...look, scale: 2 });
    try {
      await takeAll(world, reader, name, async (of, what) => {
        const path = join(out, `${what}-${name}.png`);
        await of.screenshot({ path, animations: "disabled" });
        console.log(path);
      });
    } finally {
      await reader.close();
    }
  }
}

/** Nothing here is found by its words: they are in any language. */
async function takeAll(
  world: World,
  reader: ChromiumReader,
  name: string,
  picture: (of: Page | Locator, what: string) => Promise<void>,
): Promise<void> {
  const email = `elsewhere-${name}@example.org`;
  await save(await asAnother(world, email), [KNOWN.id]);
  const page = await reader.visit(`https://arxiv.org/abs/${KNOWN.id}`);
  await badgeOf(page).click();
  const panel = panelOf(page);
  await panel.locator(".vote").click();
  await panel.locator("input[type=email]").fill(email);
  await panel.locator("input[type=email]").press("Enter");
  await panel.locator(".code-input").waitFor();
  await standsStill(page);
  await picture(page, "sign-in");
  await panel.locator(".code-input").fill(await world.api.mailedCode(email, 1));
  await panel.locator(".vote[aria-pressed=true]").waitFor();
  await panel.locator(".related a").first().waitFor();
  await standsStill(page);
  await picture(page, "panel");

  const popup = await reader.popup(page);
  await popup.locator(".related a").first().waitFor();
  const folds = popup.locator(".fold h2 button");
  await folds.first().click();
  await folds.nth(1).click();
  await popup.locator("textarea").first().waitFor();
  await pictureWhole(popup, picture, "popup");

  const side = await reader.context.newPage();
  await side.setViewportSize({ width: 320, height: 800 });
  await side.goto(`${reader.home}/sidepanel.html`);
  await side.locator(".paper-card").first().waitFor();
  await side.locator(".paper-card .vote").nth(1).click();
  await side.locator(".paper-card .vote[aria-pressed=true]").first().waitFor();
  await picture(side, "side-panel");
  await side.locator("#view-search-tab-search").click();
  await side.locator("#view-search input").first().fill("language models");
  await side.locator("#view-search input").first().press("Enter");
  await side.locator("#view-search mark").first().waitFor();
  await side.locator("#view-search .filters button").click();
  await picture(side, "side-panel-search");
  await side.locator("#view-lists-tab-lists").click();
  await side.locator("#view-lists .paper-card").first().waitFor();
  await picture(side, "side-panel-list");

  const options = await reader.context.newPage();
  await options.setViewportSize({ width: 760, height: 940 });
  await options.goto(`${reader.home}/options.html`);
  await options.locator(".sites li").first().waitFor();
  await picture(options.locator("#root"), "options");
}
