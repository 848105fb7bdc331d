import type { Locator, Page } from "playwright-core";
import type { ChromiumReader } from "../e2e/chromium-reader.ts";

type Picture = (of: Page | Locator, name: string) => Promise<void>;

/** A picture of chips in a listing: here, where one look-up tells of all papers, there is nothing left to be asked for. */
export async function pictureListings(reader: ChromiumReader, picture: Picture): Promise<void> {
  const results = await reader.visit(
    "https://arxiv.org/search/?query=made-up&searchtype=all&size=12",
  );
  await results.locator("paperround-chip button").first().waitFor();
  await picture(results, "listing");
  await results.close();
}
