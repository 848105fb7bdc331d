import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { KNOWN, UNKNOWN } from "./arxiv-pages.ts";
import { badgeOf, panelOf, startChromium } from "./chromium-reader.ts";
import type { ChromiumReader } from "./chromium-reader.ts";
import { firstCopies } from "./first-copies.ts";
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
  world.gate.seen.length = 0;
  reader = await startChromium(world);
  await firstCopies(reader);
  world.gate.seen.length = 0;
});
afterEach(() => reader?.close());

const operations = () => world.gate.seen.map(({ operation }) => operation);

test("pages that show no paper cause no request", async () => {
  for (const path of ["list/cs.CL/recent", "search/?query=2510.03264", "abs/2512.99999"]) {
    const page = await reader.visit(`https://arxiv.org/${path}`);
    await page.waitForTimeout(500);
    expect(
      await badgeOf(page).and(page.locator("[data-face=known], [data-face=unknown]")).count(),
    ).toBe(0);
  }
  expect(operations()).toEqual([]);
});

test("a paper of the copied feed causes no request", async () => {
  const page = await reader.visit(`https://arxiv.org/abs/${KNOWN.id}`);
  await badgeOf(page).waitFor();
  expect(operations()).toEqual([]);
});

test("another paper causes one look-up, as nobody, and the next visit none", async () => {
  const page = await reader.visit(`https://arxiv.org/abs/${UNKNOWN.id}`);
  await badgeOf(page).getByText("Be the first").waitFor();
  expect(operations()).toEqual(["LookupBucket"]);
  const [request] = world.gate.seen;
  expect(request?.method).toBe("GET");
  for (const header of ["authorization", "cookie", "referer", "origin"]) {
    expect(request?.headers).not.toHaveProperty(header);
  }
  const prefix = /"prefix":"([0-9a-f]*)"/.exec(decodeURIComponent(request?.path ?? ""))?.[1];
  expect(prefix?.length).toBeLessThanOrEqual(4);
  expect(request?.path).not.toContain(UNKNOWN.id);

  await page.reload();
  await badgeOf(page).waitFor();
  const edition = await reader.visit(`https://arxiv.org/html/${UNKNOWN.id}v1`);
  await badgeOf(edition).waitFor();
  expect(operations()).toEqual(["LookupBucket"]);
});

test("a PDF that nobody has listed causes one look-up, too", async () => {
  const page = await reader.context.newPage();
  await page.goto(`https://arxiv.org/pdf/${UNKNOWN.id}v1`).catch(() => undefined);
  await expect.poll(operations).toEqual(["LookupBucket"]);
  await page.waitForTimeout(500);
  expect(operations()).toEqual(["LookupBucket"]);
});

test("signed in, a look-up still carries no token", async () => {
  const known = await reader.visit(`https://arxiv.org/abs/${KNOWN.id}`);
  await badgeOf(known).click();
  await panelOf(known).getByRole("button", { name: "Sign in" }).press("Enter");
  await signIn(world, panelOf(known), "quiet@example.org");
  await panelOf(known).getByRole("button", { name: "Sign out" }).waitFor();
  const page = await reader.visit(`https://arxiv.org/abs/${UNKNOWN.id}`);
  await badgeOf(page).waitFor();
  const asked = world.gate.seen.filter(({ operation }) => operation === "LookupBucket");
  expect(asked).toHaveLength(1);
  expect(asked[0]?.headers).not.toHaveProperty("authorization");
  // The same gate sees tokens where they belong; the votes are copied in their own time.
  await expect.poll(operations).toContain("ReadChanges");
  const changes = world.gate.seen.find(({ operation }) => operation === "ReadChanges");
  expect(changes?.headers["authorization"]).toMatch(/^Bearer ./);
});

test("switched off, nothing is asked until the panel is opened", async () => {
  const options = await reader.context.newPage();
  await options.goto(`${reader.home}/options.html`);
  await options.getByLabel("Look up papers that this browser does not know yet").uncheck();
  const isAllowed = () =>
    reader.worker.evaluate(async () => {
      const { chrome } = globalThis as unknown as {
        chrome: { storage: { local: { get(key: string): Promise<{ lookups?: boolean }> } } };
      };
      return (await chrome.storage.local.get("lookups")).lookups;
    });
  await expect.poll(isAllowed).toBe(false);
  const page = await reader.visit(`https://arxiv.org/abs/${UNKNOWN.id}`);
  await badgeOf(page).getByText("Not looked up").waitFor();
  expect(operations()).toEqual([]);
  await badgeOf(page).click();
  await panelOf(page).getByRole("button", { name: "Be the first" }).waitFor();
  // Whoever opens the panel asks for this paper, and for those that it may be or that are near it.
  await expect
    .poll(() => new Set(operations()))
    .toEqual(new Set(["ReadPaper", "FindByTitle", "ReadNear"]));
});

test("neither token nor what is read is where a content script could find it", async () => {
  const page = await reader.visit(`https://arxiv.org/abs/${KNOWN.id}`);
  await badgeOf(page).click();
  await panelOf(page).getByRole("button", { name: "Sign in" }).press("Enter");
  await signIn(world, panelOf(page), "vault@example.org");
  await panelOf(page).getByRole("button", { name: "Sign out" }).waitFor();
  const kept = await reader.worker.evaluate(async () => {
    const { chrome } = globalThis as unknown as {
      chrome: { storage: { local: { get(keys: null): Promise<object> } } };
    };
    return Object.keys(await chrome.storage.local.get(null));
  });
  expect(kept.filter((key) => !["server", "lookups"].includes(key))).toEqual([]);
});
