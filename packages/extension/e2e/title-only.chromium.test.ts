import { afterAll, beforeAll, expect, test } from "vitest";
import { KNOWN } from "./arxiv-pages.ts";
import { toolbarButton } from "./browser-events.ts";
import { badgeOf, panelOf, startChromium } from "./chromium-reader.ts";
import type { ChromiumReader } from "./chromium-reader.ts";
import { firstCopies } from "./first-copies.ts";
import { signIn } from "./sign-in.ts";
import { startWorld } from "./world.ts";
import type { World } from "./world.ts";

// A page that gives its paper no id: nothing can be looked up or submitted by it, but the paper can be found by its title.

let world: World;
let reader: ChromiumReader;

beforeAll(async () => {
  world = await startWorld();
  reader = await startChromium(world);
});
afterAll(async () => {
  await reader?.close();
  await world?.stop();
});

test("the panel finds the paper by its title, and what is done there is done to it", async () => {
  const operations = () => world.gate.seen.map(({ operation }) => operation);
  await firstCopies(reader);
  world.gate.seen.length = 0;
  const page = await reader.visit("https://proceedings.mlr.press/v139/akter21a.html");
  await badgeOf(page).getByText("this page gives the paper no id").waitFor();
  await expect
    .poll(async () => (await toolbarButton(reader, page)).title)
    .toContain("gives the paper no id");
  // Its title is not told to anybody before the reader asks.
  for (const asking of ["LookupBucket", "FindByTitle", "ReadNear"]) {
    expect(operations()).not.toContain(asking);
  }

  await badgeOf(page).click();
  const panel = panelOf(page);
  await panel.getByText("This page gives the paper no id by which it could be put on").waitFor();
  await panel.getByRole("region", { name: "Is it this one?" }).getByText(KNOWN.title).waitFor();
  // Which is not told once more as one that is near.
  const near = panel.getByRole("region", { name: "Related papers" });
  await near.getByRole("listitem").first().waitFor();
  expect(await near.getByText(KNOWN.title).count()).toBe(0);
  for (const name of ["Be the first", "Save to reading list"]) {
    expect(await panel.getByRole("button", { name }).count()).toBe(0);
  }

  await panel.getByRole("button", { name: "Show it" }).press("Enter");
  await panel.getByRole("button", { name: "Save to reading list" }).press("Enter");
  await signIn(world, panel, "title@example.org");
  await panel.getByRole("button", { name: "✓ Reading list" }).waitFor();
  // It is the paper that has an id elsewhere: there it is saved.
  await badgeOf(await reader.visit(`https://arxiv.org/abs/${KNOWN.id}`))
    .getByText("saved")
    .waitFor();
});
