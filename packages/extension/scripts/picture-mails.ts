import { execFile } from "node:child_process";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { chromium } from "playwright-core";
import { chromiumPath } from "../e2e/browsers.ts";

const PREVIEWS = fileURLToPath(new URL("../../api/src/cli/mail-previews.ts", import.meta.url));

/**
 * Pictures of mails and of the pages around them, light and dark, as a browser draws them.
 * @param out the folder they go to
 */
export async function pictureMails(out: string): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "paperround-mails-"));
  const browser = await chromium.launch({
    executablePath: chromiumPath(),
    args: ["--no-sandbox"],
  });
  try {
    await promisify(execFile)(process.execPath, [PREVIEWS, "--out", folder]);
    const files = (await readdir(folder)).filter((name) => name.endsWith(".html")).sort();
    for (const colorScheme of ["light", "dark"] as const) {
      const context = await browser.newContext({
        colorScheme,
        deviceScaleFactor: 2,
        viewport: { width: 720, height: 400 },
      });
      for (const file of files) {
        const page = await context.newPage();
        await page.goto(pathToFileURL(join(folder, file)).href);
        const path = join(out, `${file.replace(".html", "")}-${colorScheme}.png`);
        await page.screenshot({ path, fullPage: true, animations: "disabled" });
        console.log(path);
        await page.close();
      }
      await context.close();
    }
  } finally {
    await browser.close();
    await rm(folder, { recursive: true, force: true });
  }
}
