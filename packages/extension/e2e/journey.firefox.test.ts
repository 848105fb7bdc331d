import { afterAll, beforeAll, expect, test } from "vitest";
import { KNOWN } from "./arxiv-pages.ts";
import { pressBadge, wordsOn } from "./firefox-badge.ts";
import { startFirefox } from "./firefox-reader.ts";
import type { FirefoxReader } from "./firefox-reader.ts";
import { copiesInFirefox } from "./first-copies.ts";
import { startWorld } from "./world.ts";
import type { World } from "./world.ts";

let world: World;
let reader: FirefoxReader;

beforeAll(async () => {
  world = await startWorld();
  reader = await startFirefox(world);
});
afterAll(async () => {
  await reader?.close();
  await world?.stop();
});

const EMAIL = "fox@example.org";

test("badge, panel and vote", async () => {
  const page = await reader.visit(`https://arxiv.org/abs/${KNOWN.id}`);
  const words = () => wordsOn(page);
  await expect.poll(words).toBe("Paperround: 0 upvotes, 0 comments. Open the panel");

  await pressBadge(page);
  const panel = await reader.panel(page);
  expect(await panel.text(".org")).toBe("NVIDIA");

  await panel.press(".vote");
  await panel.type("input[type=email]", EMAIL);
  await panel.press(".sign-in .primary");
  await panel.type(".code-input", await world.api.mailedCode(EMAIL));
  await panel.waitFor('.vote[aria-pressed="true"]');
  await panel.waitForText(".vote b", "1");
  await expect
    .poll(words)
    .toBe("Paperround: 1 upvote, yours among them, 0 comments. Open the panel");

  const upvotes = async () => {
    const { paper } = await world.query<{ paper: { upvoteCount: number } }>(
      `{ paper(ref: {arxiv: "${KNOWN.id}"}) { upvoteCount } }`,
    );
    return paper.upvoteCount;
  };
  await expect.poll(upvotes).toBe(1);
});

test("a listing shows no badge and causes no request", async () => {
  // What is copied after a sign-in is asked for in its own time.
  await copiesInFirefox(reader, "the reader's");
  const before = world.gate.seen.length;
  const page = await reader.visit("https://arxiv.org/list/cs.CL/recent");
  await page.waitForSelector("#articles");
  // As long as a badge takes, and more.
  await new Promise((later) => setTimeout(later, 1500));
  expect(await page.$("paperround-badge")).toBeNull();
  expect(world.gate.seen.length).toBe(before);
});
