import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { KNOWN, UNKNOWN } from "./arxiv-pages.ts";
import { badgeOf, panelOf, startChromium } from "./chromium-reader.ts";
import type { ChromiumReader } from "./chromium-reader.ts";
import { firstCopies } from "./first-copies.ts";
import { openSignedIn } from "./open-signed-in.ts";
import { signIn } from "./sign-in.ts";
import { startWorld } from "./world.ts";
import type { World } from "./world.ts";

// A computer without any room left: nothing can be kept, and nothing is said to be.

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
  await firstCopies(reader);
});
afterEach(() => reader?.close());

/**
 * From now on whatever is written in the background's databases is undone, as on a full disk.
 * @returns what makes room again
 */
async function fillDisk(): Promise<() => Promise<void>> {
  await reader.worker.evaluate(() => {
    const disk = Object.assign(globalThis, { isDiskFull: true });
    for (const name of ["add", "put"] as const) {
      const write = IDBObjectStore.prototype[name];
      IDBObjectStore.prototype[name] = function (...what) {
        const request = write.apply(this, what);
        if (disk.isDiskFull) this.transaction.abort();
        return request;
      };
    }
  });
  return () => reader.worker.evaluate(() => void Object.assign(globalThis, { isDiskFull: false }));
}

async function upvotes(): Promise<number> {
  const { paper } = await world.query<{ paper: { upvoteCount: number } }>(
    `{ paper(ref: {arxiv: "${KNOWN.id}"}) { upvoteCount } }`,
  );
  return paper.upvoteCount;
}

test("papers are read all the same, and a vote reaches a server that answers", async () => {
  const before = await upvotes();
  const { page, panel } = await openSignedIn(world, reader, `full-${before}@example.org`);
  await fillDisk();
  const voted = { name: `Upvote, ${before + 1} so far`, pressed: true };
  await panel.getByRole("button", { name: /^Upvote/, pressed: false }).press("Enter");
  await panel.getByRole("button", voted).waitFor();
  // The button is ahead of the server.
  await expect.poll(upvotes).toBe(before + 1);
  await page.reload();
  await badgeOf(page).click();
  await panelOf(page).getByRole("button", voted).waitFor();
  const other = await reader.visit(`https://arxiv.org/abs/${UNKNOWN.id}`);
  await badgeOf(other).getByText("Not looked up").waitFor();
});

test("a vote without a server is said not to be kept, and is not shown", async () => {
  const before = await upvotes();
  const { panel } = await openSignedIn(world, reader, `away-${before}@example.org`);
  await fillDisk();
  world.gate.breakDown();
  const vote = panel.getByRole("button", { name: /^Upvote/ });
  await vote.press("Enter");
  await panel.getByText("This could not be kept").waitFor();
  await panel.getByRole("button", { name: /^Upvote/, pressed: false }).waitFor();
  world.gate.open();
  await panel.getByRole("alert").getByRole("button", { name: "Try again" }).press("Enter");
  await panel.getByRole("button", { name: /^Upvote/, pressed: true }).waitFor();
  await expect.poll(upvotes).toBe(before + 1);
});

test("nothing is sent past what was kept before there was no room", async () => {
  const before = await upvotes();
  const { panel } = await openSignedIn(world, reader, "order@example.org");
  world.gate.breakDown();
  await panel.getByRole("button", { name: /^Upvote/ }).press("Enter");
  await panel.getByText("Waiting to be sent").waitFor();
  await fillDisk();
  world.gate.open();
  await panel.getByRole("button", { name: /^Upvote/, pressed: true }).press("Enter");
  await panel.getByText("This could not be kept").waitFor();
  expect(await upvotes()).toBe(before);
});

test("a sign-in that cannot be kept says so, is ended at the server, and goes on once there is room", async () => {
  const page = await reader.visit(`https://arxiv.org/abs/${KNOWN.id}`);
  await badgeOf(page).click();
  const panel = panelOf(page);
  await panel.getByRole("button", { name: "Sign in" }).press("Enter");
  const makeRoom = await fillDisk();
  const email = "no-room@example.org";
  await signIn(world, panel, email);
  await panel.getByText("no room left to keep your sign-in").waitFor();
  await expect.poll(() => world.gate.seen.map(({ operation }) => operation)).toContain("SignOut");

  await makeRoom();
  await panel.getByRole("button", { name: "New code or other address" }).press("Enter");
  await signIn(world, panel, email, 1);
  await panel.getByRole("button", { name: "Sign out" }).waitFor();
});
