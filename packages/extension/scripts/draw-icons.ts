/** Draws assets/icon.svg as the PNGs that browsers want, and its variants for the toolbar, with a Chromium that is there. */
import { readFile, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";
import { chromiumPath } from "../e2e/browsers.ts";
import { ICON_VARIANTS } from "../src/features/toolbar-icon/icon-variant.ts";
import type { IconVariant } from "../src/features/toolbar-icon/icon-variant.ts";

const SIZES = [16, 24, 32, 48, 64, 96, 128];
const TOOLBAR_SIZES = [16, 24, 32, 48];
const fromPackage = (path: string) => fileURLToPath(new URL(`../${path}`, import.meta.url));

/** In the upper corner: the lower ones are where the browser writes counts. A rim keeps it apart from the round. */
const corner = (fill: string, sign: string) =>
  `<circle cx="96" cy="32" r="32" fill="${fill}" stroke="#fbfaf7" stroke-width="7" />
<path d="${sign}" fill="none" stroke="#fbfaf7" stroke-width="11" stroke-linecap="round" stroke-linejoin="round" />`;

/** What stands over the icon; `quiet` is the icon in grey. */
const OVER: Record<IconVariant, string> = {
  quiet: "",
  here: "",
  saved: corner("#2f6f4f", "M81 33l11 11 20-22"),
  "signed-out": corner("#5c5a55", "M96 16v18M96 48v.1"),
  offline: corner("#9a2b2b", "M82 18l28 28M110 18L82 46"),
};
const FAINT = new Set<IconVariant>(["quiet", "signed-out", "offline"]);

const svg = await readFile(fromPackage("assets/icon.svg"), "utf8");
const browser = await chromium.launch({ executablePath: chromiumPath(), args: ["--no-sandbox"] });
try {
  const page = await browser.newPage();
  for (const size of SIZES) await draw(svg, size, `${size}`);
  for (const variant of ICON_VARIANTS) {
    for (const size of TOOLBAR_SIZES) await draw(variantOf(variant), size, `${variant}-${size}`);
  }

  async function draw(picture: string, size: number, name: string): Promise<void> {
    await page.setViewportSize({ width: size, height: size });
    await page.setContent(
      `<style>*{margin:0}svg{display:block;width:${size}px;height:${size}px}</style>${picture}`,
    );
    const png = await page.screenshot({ omitBackground: true });
    await writeFile(fromPackage(`public/icon/${name}.png`), png);
    console.log(`public/icon/${name}.png`);
  }
} finally {
  await browser.close();
}

function variantOf(variant: IconVariant): string {
  const start = svg.indexOf(">") + 1;
  const drawing = svg.slice(start, svg.lastIndexOf("</svg>"));
  const faint = FAINT.has(variant) ? ` opacity=".5"` : "";
  return `${svg.slice(0, start)}<g${faint}>${drawing}</g>${OVER[variant]}</svg>`;
}
