import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { KNOWN, TWIN } from "./arxiv-pages.ts";
import { badgeOf, panelOf, startChromium } from "./chromium-reader.ts";
import type { ChromiumReader } from "./chromium-reader.ts";
import { asAnother, signIn } from "./sign-in.ts";
import type { Asking } from "./sign-in.ts";
import { startWorld } from "./world.ts";
import type { World } from "./world.ts";

// A moderator makes two papers one, while a reader has the one open that goes into the other.

let world: World;
let reader: ChromiumReader;
let moderator: Asking;

beforeAll(async () => {
  world = await startWorld({ LIMIT_SIGN_IN_CODES: "100" });
  await asAnother(world, "moderator@example.org");
  await world.api.makeModerator("moderator@example.org");
  moderator = await asAnother(world, "moderator@example.org", 1);
});
afterAll(() => world?.stop());
beforeEach(async () => {
  reader = await startChromium(world);
});
afterEach(() => reader?.close());

async function idOf(arxiv: string): Promise<string> {
  const { paper } = await world.query<{ paper: { id: string } }>(
    `{ paper(ref: {arxiv: "${arxiv}"}) { id } }`,
  );
  return paper.id;
}

test("a vote and a save from the open panel reach the paper that stays", async () => {
  const page = await reader.visit(`https://arxiv.org/abs/${TWIN.id}`);
  await badgeOf(page).getByText("Be the first").waitFor();
  await badgeOf(page).click();
  const panel = panelOf(page);
  await panel.getByRole("button", { name: "Be the first" }).press("Enter");
  await signIn(world, panel, "merged@example.org");
  const vote = panel.getByRole("button", { name: "Upvote, 0 so far" });
  await vote.waitFor();

  const [goes, stays] = [await idOf(TWIN.id), await idOf(KNOWN.id)];
  const { mergePapers } = await moderator<{ mergePapers: object }>(
    `mutation { mergePapers(input: {paper: {arxiv: "${KNOWN.id}"}, other: {arxiv: "${TWIN.id}"}}) {
      __typename ... on Error { message }
    } }`,
  );
  expect(mergePapers).toEqual({ __typename: "MergePapersSuccess" });

  expect(await idOf(TWIN.id)).toBe(stays);
  expect(goes).not.toBe(stays);

  await vote.press("Enter");
  await panel.getByRole("button", { name: "Upvote, 1 so far", pressed: true }).waitFor();
  await expect.poll(() => badgeOf(page).textContent()).toMatch(/1 upvote, yours among them/);
  await panel.getByRole("button", { name: "Save to reading list" }).press("Enter");
  await panel.getByRole("button", { name: "✓ Reading list" }).waitFor();
  expect(await panel.getByRole("alert").count()).toBe(0);
  const other = await reader.visit(`https://arxiv.org/abs/${KNOWN.id}`);
  await expect
    .poll(() => badgeOf(other).textContent())
    .toMatch(/1 upvote, yours among them.*saved/);
});
