import { afterAll, beforeAll, expect, test } from "vitest";
import { KNOWN } from "./arxiv-pages.ts";
import { badgeOf, panelOf, standsStill, startChromium } from "./chromium-reader.ts";
import type { ChromiumReader } from "./chromium-reader.ts";
import { startWorld } from "./world.ts";
import type { World } from "./world.ts";

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

const EMAIL = "reader@example.org";

test("from the badge to a vote, a save, and back again", async () => {
  const page = await reader.visit(`https://arxiv.org/abs/${KNOWN.id}v1`);
  const badge = badgeOf(page);
  await badge.waitFor();
  await expect
    .poll(() => badge.textContent())
    .toBe("Paperround: 0 upvotes, 0 comments. Open the panel");

  await badge.click();
  const panel = panelOf(page);
  await panel.getByRole("heading", { name: KNOWN.title }).waitFor();
  await panel.getByText("NVIDIA", { exact: true }).waitFor();

  // A vote needs a name: the panel asks for it, and goes on with the vote by itself.
  await standsStill(page);
  await panel.getByRole("button", { name: "Upvote, 0 so far" }).click();
  await panel.getByLabel("Email address").fill(EMAIL);
  await panel.getByRole("button", { name: "Mail me a code" }).press("Enter");
  await panel.getByLabel("Six-digit code").fill(await world.api.mailedCode(EMAIL));
  const vote = panel.getByRole("button", { name: "Upvote, 1 so far" });
  await vote.waitFor();
  expect(await vote.getAttribute("aria-pressed")).toBe("true");
  await expect
    .poll(() => badge.textContent())
    .toBe("Paperround: 1 upvote, yours among them, 0 comments. Open the panel");
  await expect.poll(upvotes).toBe(1);

  await panel.getByRole("button", { name: "Save to reading list" }).press("Enter");
  await panel.getByRole("button", { name: "✓ Reading list" }).waitFor();
  await expect
    .poll(() => badge.textContent())
    .toBe("Paperround: 1 upvote, yours among them, 0 comments, saved. Open the panel");

  await page.reload();
  await badgeOf(page).waitFor();
  await expect
    .poll(() => badge.textContent())
    .toBe("Paperround: 1 upvote, yours among them, 0 comments, saved. Open the panel");
  await badge.click();
  await panel.getByRole("button", { name: "Upvote, 1 so far", pressed: true }).waitFor();
  await panel.getByRole("button", { name: "✓ Reading list" }).waitFor();
  await expect.poll(upvotes).toBe(1);

  const related = panel.getByRole("region", { name: "Related papers" }).getByRole("link");
  await related.first().waitFor();
  await standsStill(page);
  const target = await related.first().getAttribute("href");
  expect(target).toMatch(/^https:\/\/arxiv\.org\/abs\/\d{4}\.\d{5}$/);
  const [opened] = await Promise.all([
    reader.context.waitForEvent("page"),
    related.first().click(),
  ]);
  await expect.poll(() => opened.url()).toBe(target);
});

async function upvotes(): Promise<number> {
  const { paper } = await world.query<{ paper: { upvoteCount: number } }>(
    `{ paper(ref: {arxiv: "${KNOWN.id}"}) { upvoteCount } }`,
  );
  return paper.upvoteCount;
}
