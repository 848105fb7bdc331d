import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { KNOWN, UNKNOWN } from "./arxiv-pages.ts";
import { startChromium } from "./chromium-reader.ts";
import type { ChromiumReader } from "./chromium-reader.ts";
import { expectClean } from "./expect-clean.ts";
import { signIn } from "./sign-in.ts";
import { startWorld } from "./world.ts";
import type { World } from "./world.ts";

let world: World;
let reader: ChromiumReader;

beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world?.stop());
beforeEach(async () => {
  reader = await startChromium(world);
});
afterEach(() => reader?.close());

test("on a page that is no paper: paste an address, be the first, vote", async () => {
  const popup = await reader.popup(await reader.visit("https://arxiv.org/list/cs.CL/recent"));
  await popup.getByRole("heading", { name: "No paper here" }).waitFor();
  const field = popup.getByLabel("Add a paper", { exact: true }).locator("input");
  const status = popup.locator('.add-paper [role="status"]');
  await field.fill("Attention is all you need");
  await status.getByText("No paper's id is in this").waitFor();
  await field.press("Enter");
  await expect.poll(() => field.getAttribute("aria-invalid")).toBe("true");
  await field.fill(`https://arxiv.org/pdf/${UNKNOWN.id}v1`);
  await status.getByText(`Understood: arXiv ${UNKNOWN.id}`).waitFor();
  await expectClean(popup);
  await field.press("Enter");

  await popup.getByRole("heading", { name: `arXiv ${UNKNOWN.id}` }).waitFor();
  await popup.getByRole("button", { name: "Be the first" }).press("Enter");
  await signIn(world, popup, "adds@example.org");
  await popup.getByRole("heading", { name: UNKNOWN.title }).waitFor();
  await popup.getByRole("button", { name: "Upvote, 0 so far" }).press("Enter");
  await popup.getByRole("button", { name: "Upvote, 1 so far", pressed: true }).waitFor();
});

test("over the page of a paper, another one can be named, and the way back is there", async () => {
  const popup = await reader.popup(await reader.visit(`https://arxiv.org/abs/${UNKNOWN.id}`));
  await popup.getByRole("button", { name: "Add a paper" }).press("Enter");
  await expect.poll(() => popup.evaluate(() => document.activeElement?.tagName)).toBe("INPUT");
  await popup.keyboard.press("Escape");
  await popup.getByRole("heading", { name: UNKNOWN.title }).waitFor();
  await popup.getByRole("button", { name: "Add a paper" }).press("Enter");
  await popup.keyboard.type(`doi:10.48550/arXiv.${KNOWN.id}`);
  await popup.keyboard.press("Enter");
  await popup.getByRole("heading", { name: KNOWN.title }).waitFor();
});

test("what the tab's address names is offered, and what its source does not know is said", async () => {
  const tab = await reader.visit("https://arxiv.org/tb/2611.00099");
  const popup = await reader.popup(tab);
  await popup.getByRole("button", { name: "This tab: arXiv 2611.00099" }).press("Enter");
  await popup.getByRole("button", { name: "Be the first" }).press("Enter");
  await signIn(world, popup, "offered@example.org");
  const alert = popup.getByRole("alert");
  await alert.getByText("There is no such paper").waitFor();
  await alert.getByText("No source knows a paper arxiv:2611.00099: check the id.").waitFor();
});
