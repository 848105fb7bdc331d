import type { Page } from "playwright-core";
import type { ChromiumReader } from "./chromium-reader.ts";
import { signIn } from "./sign-in.ts";
import type { Asking } from "./sign-in.ts";
import type { World } from "./world.ts";

/** The side panel as a page of its own: Playwright cannot reach the real one, which shows the same. */
export async function openSidePanel(
  reader: ChromiumReader,
  size: { width: number; height: number } = { width: 420, height: 800 },
): Promise<Page> {
  const panel = await reader.context.newPage();
  await panel.setViewportSize(size);
  await panel.goto(`${reader.home}/sidepanel.html`);
  await panel.locator(".paper-card").first().waitFor();
  return panel;
}

/**
 * Signs in from the foot of the side panel.
 * @param after how many codes were mailed there before
 */
export async function signInThere(
  world: World,
  panel: Page,
  email: string,
  after = 0,
): Promise<void> {
  await panel.locator(".foot").getByRole("button", { name: "Sign in" }).click();
  await signIn(world, panel.locator("dialog"), email, after);
  await panel.locator(".foot").getByRole("button", { name: "Sign out" }).waitFor();
}

/** Puts papers into somebody's reading list, by arXiv id. */
export async function save(ask: Asking, ids: readonly string[]): Promise<void> {
  for (const id of ids) {
    await ask(`mutation { saveToList(input: {paper: {arxiv: "${id}"}}) { __typename } }`);
  }
}
