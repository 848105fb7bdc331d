import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { Page } from "puppeteer-core";
import type { Stand } from "./api-gate.ts";
import { KNOWN, UNKNOWN } from "./arxiv-pages.ts";
import { pressBadge, wordsOn } from "./firefox-badge.ts";
import { sayFrom } from "./firefox-messages.ts";
import { startFirefox } from "./firefox-reader.ts";
import type { FirefoxReader } from "./firefox-reader.ts";
import { signInOnOptions } from "./firefox-sign-in.ts";
import type { FirefoxSurface } from "./firefox-surface.ts";
import { copiesInFirefox } from "./first-copies.ts";
import { startWorld } from "./world.ts";
import type { World } from "./world.ts";

// A server that is down, slow, another one, or has forgotten who reads: said on the page, and nothing is lost.

let world: World;
let reader: FirefoxReader;

beforeAll(async () => {
  world = await startWorld({ LIMIT_SIGN_IN_CODES: "100" });
  reader = await startFirefox(world);
  await copiesInFirefox(reader);
});
afterAll(async () => {
  await reader?.close();
  await world?.stop();
});
beforeEach(() => world.gate.open());

async function open(id: string): Promise<{ page: Page; panel: FirefoxSurface }> {
  const page = await reader.visit(`https://arxiv.org/abs/${id}`);
  await pressBadge(page);
  return { page, panel: await reader.panel(page) };
}

test("a panel in a page follows what is done on other pages", async () => {
  const { page, panel } = await open(KNOWN.id);
  await panel.waitForText(".foot", "Sign in");
  const options = await signInOnOptions(world, reader, "elsewhere@example.org");
  await panel.waitForText(".foot", "Sign out");
  const popup = await reader.popup(page.url());
  await popup.waitForText(".foot", "Sign out");
  await popup.press(".vote");
  await popup.waitFor('.vote[aria-pressed="true"]');
  await panel.waitFor('.vote[aria-pressed="true"]');
  await popup.press(".vote");
  await panel.waitFor('.vote[aria-pressed="false"]');
  await popup.close();
  await options.press("#account .btn");
  await panel.waitForText(".foot", "Sign in");
  await options.close();
  await page.close();
});

test("a server that is down: badge and panel say so, and try again", async () => {
  world.gate.breakDown();
  const { page, panel } = await open(UNKNOWN.id);
  await expect.poll(() => wordsOn(page)).toContain("Offline");
  await panel.waitForText("[role=alert]", "The server cannot be reached");
  world.gate.open();
  await panel.press("[role=alert] button");
  await panel.waitForText(".notice", "Nobody has put this paper on the list yet.");
  await expect.poll(() => wordsOn(page)).toContain("Be the first");
  await page.close();
});

test("something else at the server's address is said to be that", async () => {
  world.gate.answer((_, response) => {
    response.writeHead(200, { "content-type": "text/html" }).end("<h1>It works!</h1>");
  });
  const { page, panel } = await open(KNOWN.id);
  await panel.waitForText("[role=alert]", "The server speaks another language");
  await page.close();
});

test("a session that ended in between: sign in again, and the vote goes on", async () => {
  const options = await signInOnOptions(world, reader, "ended@example.org");
  const { page, panel } = await open(KNOWN.id);
  await panel.waitForText(".foot", "Sign out");
  world.gate.answer(signedOut, "SetVote");
  await panel.press(".vote");
  await panel.waitForText("main", "Your session has ended");
  world.gate.open();
  await panel.type(".sign-in input[type=email]", "again@example.org");
  await panel.press(".sign-in .primary");
  await panel.type(".sign-in .code-input", await world.api.mailedCode("again@example.org"));
  await panel.waitFor('.vote[aria-pressed="true"]');
  // The button is ahead of the server.
  await expect.poll(() => wordsOn(page)).toContain("yours among them");
  await options.close();
  await page.close();
});

test("a vote at a server that says nothing waits and arrives once", async () => {
  const options = await signInOnOptions(world, reader, "again@example.org");
  const before = await upvotesOf(KNOWN.id);
  const { panel } = await open(KNOWN.id);
  await panel.waitFor('.vote[aria-pressed="true"]');
  world.gate.answer(() => undefined, "SetVote");
  await panel.press(".vote");
  await panel.waitForText("main", "Waiting to be sent");
  await panel.waitFor('.vote[aria-pressed="false"]');
  await expect
    .poll(() => sayFrom(options, "queue.read", undefined), { timeout: 60_000 })
    .toMatchObject({ waiting: 1, failure: { kind: "unreachable" } });
  world.gate.open();
  await sayFrom(options, "queue.retry", { id: null });
  await expect.poll(() => upvotesOf(KNOWN.id)).toBe(before - 1);
  const isWaiting = () =>
    panel.run<boolean>(`document.body.textContent.includes("Waiting to be sent")`);
  await expect.poll(isWaiting).toBe(false);
  await expect.poll(() => sayFrom(options, "queue.read", undefined)).toMatchObject({ waiting: 0 });
  await options.close();
});

const signedOut: Stand = (_, response) => {
  const error = { __typename: "SignedOutError", code: "SIGNED_OUT", message: "Sign in." };
  response.end(JSON.stringify({ data: { setVote: error } }));
};

async function upvotesOf(arxiv: string): Promise<number> {
  const { paper } = await world.query<{ paper: { upvoteCount: number } }>(
    `{ paper(ref: {arxiv: "${arxiv}"}) { upvoteCount } }`,
  );
  return paper.upvoteCount;
}
