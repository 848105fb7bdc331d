import type { Locator, Page } from "playwright-core";

const WIDTH = 380;

/** How high the popup is once everything that was asked for has come. */
async function heightAtRest(popup: Page): Promise<number> {
  await popup.locator('[aria-busy="true"]').first().waitFor({ state: "detached" });
  let before = -1;
  for (;;) {
    const now = await popup
      .locator("#root")
      .evaluate((whole) => Math.ceil(whole.getBoundingClientRect().height));
    if (now === before) return now;
    before = now;
    await popup.waitForTimeout(300);
  }
}

/**
 * A picture of a popup as if its window had no end: else its foot, which stays in sight, stands in the middle of what is
 * longer. Playwright's own way to another size forgets how fine pictures are.
 */
export async function pictureWhole(
  popup: Page,
  picture: (of: Page | Locator, name: string) => Promise<void>,
  name: string,
): Promise<void> {
  const root = popup.locator("#root");
  const devtools = await popup.context().newCDPSession(popup);
  const height = await heightAtRest(popup);
  await devtools.send("Emulation.setDeviceMetricsOverride", {
    width: WIDTH,
    height,
    deviceScaleFactor: 2,
    mobile: false,
  });
  await picture(root, name);
  await devtools.send("Emulation.clearDeviceMetricsOverride");
  await devtools.detach();
}
