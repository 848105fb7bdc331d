import { join } from "node:path";
import { KNOWN } from "../e2e/arxiv-pages.ts";
import { signInOnPage, startPagesReader } from "../e2e/pages-reader.ts";
import type { World } from "../e2e/world.ts";

const PAPER = `/papers/${KNOWN.id}`;

/** How wide a window is, by what its pictures are called. */
const WIDTHS = { page: { width: 1180, height: 860 }, phone: { width: 390, height: 844 } };

/**
 * Takes pictures of the server's own pages, light and dark, on a desk and on a phone: as `page-…` and `phone-…`.
 * @param folder where they go
 */
export async function picturePages(world: World, folder: string): Promise<void> {
  const reader = await startPagesReader(world.api);
  let mails = 0;
  try {
    for (const colorScheme of ["light", "dark"] as const) {
      for (const [name, viewport] of Object.entries(WIDTHS)) {
        const look = { colorScheme, viewport, deviceScaleFactor: 2 };
        const page = await reader.open("/sign-in?next=/", look);
        const picture = async (what: string): Promise<void> => {
          const path = join(folder, `${name}-${what}-${colorScheme}.png`);
          await page.screenshot({ path, animations: "disabled" });
          console.log(path);
        };
        await picture("sign-in");
        await page.goto(PAPER);
        await picture("paper");
        await page.locator("#comments").scrollIntoViewIfNeeded();
        await page.locator("#comments").evaluate((comments) => comments.scrollIntoView());
        await picture("comments");

        await page.goto("/sign-in?next=/");
        await signInOnPage(world.api, page, "pages@example.org", mails);
        mails += 1;
        const card = page.locator(".paper-card").first();
        if ((await card.getByRole("button", { name: /^Upvote/, pressed: true }).count()) === 0)
          await card.getByRole("button", { name: /^Upvote/ }).click();
        await card.getByRole("button", { name: /^Upvote/, pressed: true }).waitFor();
        if ((await card.getByRole("button", { name: "Save" }).count()) > 0)
          await card.getByRole("button", { name: "Save" }).click();
        await card.getByRole("button", { name: "✓ Reading list" }).waitFor();
        await page.goto("/");
        await picture("day");
        await page.goto(`/search?q=${encodeURIComponent("pretraining data")}`);
        await picture("search");
        await page.context().close();
      }
    }
  } finally {
    await reader.close();
  }
}
