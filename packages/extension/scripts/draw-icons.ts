/** Draws assets/icon.svg as the PNGs that browsers want, with a Chromium that is there. */
import { readFile, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";
import { chromiumPath } from "../e2e/browsers.ts";

const SIZES = [16, 32, 48, 96, 128];
const fromPackage = (path: string) => fileURLToPath(new URL(`../${path}`, import.meta.url));

const svg = await readFile(fromPackage("assets/icon.svg"), "utf8");
const browser = await chromium.launch({ executablePath: chromiumPath(), args: ["--no-sandbox"] });
try {
  const page = await browser.newPage();
  for (const size of SIZES) {
    await page.setViewportSize({ width: size, height: size });
    await page.setContent(
      `<style>*{margin:0}svg{display:block;width:${size}px;height:${size}px}</style>${svg}`,
    );
    const png = await page.screenshot({ omitBackground: true });
    await writeFile(fromPackage(`public/icon/${size}.png`), png);
    console.log(`public/icon/${size}.png`);
  }
} finally {
  await browser.close();
}
