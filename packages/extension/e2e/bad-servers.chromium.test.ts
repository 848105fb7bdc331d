import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import type { Stand } from "./api-gate.ts";
import { KNOWN } from "./arxiv-pages.ts";
import { badgeOf, panelOf, startChromium } from "./chromium-reader.ts";
import type { ChromiumReader } from "./chromium-reader.ts";
import { say } from "./extension-messages.ts";
import { signIn } from "./sign-in.ts";
import { startWorld } from "./world.ts";
import type { World } from "./world.ts";

// Servers that are slow, broken, or no servers at all: nobody waits for long, the state is said, and the vote arrives once.

let world: World;
let reader: ChromiumReader;

beforeAll(async () => {
  world = await startWorld({ LIMIT_SIGN_IN_CODES: "100" });
});
afterAll(() => world?.stop());
beforeEach(async () => {
  world.gate.open();
  world.gate.seen.length = 0;
  reader = await startChromium(world);
});
afterEach(() => reader?.close());

const silence: Stand = () => undefined;
const portal: Stand = (_, response) => {
  response.writeHead(200, { "content-type": "text/html" }).end("<h1>Log in to the Wi-Fi</h1>");
};
const breakdown: Stand = (_, response) => {
  const errors = [{ message: "Unexpected error.", extensions: { requestId: "r-1" } }];
  response.writeHead(500, { "content-type": "application/json" });
  response.end(JSON.stringify({ data: null, errors }));
};
const proxyPage: Stand = (_, response) => response.writeHead(502).end("Bad gateway");
const nonsense: Stand = (_, response) => {
  const paper = { id: 7, title: ["<script>"], upvoteCount: -3 };
  response.end(JSON.stringify({ data: { setVote: { __typename: "SetVoteSuccess", paper } } }));
};

test.for<[string, Stand, string]>([
  ["says nothing", silence, "unreachable"],
  ["is a login page of a network", portal, "incompatible"],
  ["breaks", breakdown, "broken"],
  ["is a proxy before a server that is down", proxyPage, "unreachable"],
  ["answers in another shape", nonsense, "incompatible"],
])("a vote at a server that %s waits and arrives once", async ([name, stand, failure]) => {
  const email = `${name.replaceAll(" ", "-")}@example.org`;
  const { page, options } = await signedIn(email);
  world.gate.answer(stand, "SetVote");
  const vote = panelOf(page).getByRole("button", { name: /^Upvote/ });
  // What others voted before may not be on the panel yet.
  const before = await upvotes();
  await vote.press("Enter");
  await panelOf(page).getByText("Waiting to be sent").waitFor({ timeout: 25_000 });
  await panelOf(page)
    .getByRole("button", { name: /^Upvote/, pressed: true })
    .waitFor();
  await expect
    .poll(() => say(options, "queue.read", undefined), { timeout: 60_000 })
    .toMatchObject({ waiting: 1, failure: { kind: failure } });
  world.gate.open();
  await say(options, "queue.retry", { id: null });
  await panelOf(page).getByText("Waiting to be sent").waitFor({ state: "detached" });
  await expect.poll(upvotes).toBe(before + 1);
});

async function upvotes(): Promise<number> {
  const { paper } = await world.query<{ paper: { upvoteCount: number } }>(
    `{ paper(ref: {arxiv: "${KNOWN.id}"}) { upvoteCount } }`,
  );
  return paper.upvoteCount;
}

async function signedIn(email: string): Promise<{ page: Page; options: Page }> {
  const page = await reader.visit(`https://arxiv.org/abs/${KNOWN.id}`);
  await badgeOf(page).click();
  await panelOf(page).getByRole("button", { name: "Sign in" }).press("Enter");
  await signIn(world, panelOf(page), email);
  await panelOf(page).getByRole("button", { name: "Sign out" }).waitFor();
  const options = await reader.context.newPage();
  await options.goto(`${reader.home}/options.html`);
  await page.bringToFront();
  return { page, options };
}
