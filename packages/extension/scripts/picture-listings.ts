import type { Locator, Page } from "playwright-core";
import { panelOf, standsStill } from "../e2e/chromium-reader.ts";
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

/**
 * A picture of the question whether the rest of a site's listings may be looked up: before anything was, since then there is
 * something left to be asked for.
 */
export async function pictureListingQuestion(
  reader: ChromiumReader,
  picture: Picture,
): Promise<void> {
  const listing = await reader.visit("https://huggingface.co/papers?size=6");
  const question = listing.locator("paperround-chip button.question");
  await question.waitFor();
  await picture(listing, "listing-before-question");
  await question.click();
  await panelOf(listing).getByRole("button", { name: "Look them up" }).waitFor();
  await standsStill(listing);
  await picture(listing, "listing-question");
  await listing.close();
}
