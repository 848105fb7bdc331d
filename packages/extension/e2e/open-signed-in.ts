import type { FrameLocator, Page } from "playwright-core";
import { KNOWN } from "./arxiv-pages.ts";
import { badgeOf, panelOf } from "./chromium-reader.ts";
import type { ChromiumReader } from "./chromium-reader.ts";
import { signIn } from "./sign-in.ts";
import type { World } from "./world.ts";

/** Opens the panel over the known paper, and signs in there. */
export async function openSignedIn(
  world: World,
  reader: ChromiumReader,
  email: string,
): Promise<{ page: Page; panel: FrameLocator }> {
  const page = await reader.visit(`https://arxiv.org/abs/${KNOWN.id}`);
  await badgeOf(page).click();
  const panel = panelOf(page);
  await panel.getByRole("button", { name: /^Upvote/ }).waitFor();
  await panel.getByRole("button", { name: "Sign in" }).press("Enter");
  await signIn(world, panel, email);
  await panel.getByRole("button", { name: "Sign out" }).waitFor();
  return { page, panel };
}
