import type { ServerResponse } from "node:http";
import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { startApiServer } from "./api-server.ts";
import type { ApiServer } from "./api-server.ts";
import { badgeOf, startChromium } from "./chromium-reader.ts";
import type { ChromiumReader } from "./chromium-reader.ts";
import { say } from "./extension-messages.ts";
import { openSignedIn } from "./open-signed-in.ts";
import { signIn } from "./sign-in.ts";
import { startWorld } from "./world.ts";
import type { World } from "./world.ts";

// Another account, another server: nothing of the former one is shown as theirs, and what failed can be tried again.

const LAB = "http://localhost:4000/lab";

let world: World;
let lab: ApiServer;
let reader: ChromiumReader;

beforeAll(async () => {
  world = await startWorld({ LIMIT_SIGN_IN_CODES: "100" });
  lab = await startApiServer({ ARXIV_API_URL: world.site.apiUrl });
  world.gate.lead("/lab", lab.port);
});
afterAll(async () => {
  await lab?.stop();
  await world?.stop();
});
beforeEach(async () => {
  world.gate.open();
  reader = await startChromium(world);
});
afterEach(() => reader?.close());

test("what was refused to one account can be tried by the next, beside a panel that is open", async () => {
  const { page, panel } = await openSignedIn(world, reader, "refused@example.org");
  const error = { code: "SUSPENDED", message: "You are suspended until tomorrow." };
  world.gate.answer((_, response) => {
    response.end(JSON.stringify({ data: { setVote: { __typename: "SuspendedError", ...error } } }));
  }, "SetVote");
  await panel.getByRole("button", { name: /^Upvote/ }).press("Enter");
  const alert = panel.getByRole("alert");
  await alert.getByText(error.message).waitFor();
  expect(await alert.getByRole("button", { name: "Try again" }).count()).toBe(0);
  world.gate.open();

  await changeAccount("welcome@example.org");
  await page.bringToFront();
  await alert.getByText("That was with the account that was in use before.").waitFor();
  await alert.getByRole("button", { name: "Try again" }).press("Enter");
  await panel.getByRole("button", { name: /^Upvote/, pressed: true }).waitFor();
  await alert.waitFor({ state: "detached" });
});

test("a paper that cannot be read for the next account shows no vote, and a way to try again", async () => {
  const { page, panel } = await openSignedIn(world, reader, "former@example.org");
  await panel.getByRole("button", { name: /^Upvote/ }).press("Enter");
  await panel.getByRole("button", { name: /^Upvote/, pressed: true }).waitFor();
  await badgeOf(page).getByText("yours among them").waitFor();
  world.gate.answer((_, response) => response.writeHead(200).end("<h1>Wi-Fi</h1>"), "ReadPaper");
  await changeAccount(null);
  await page.bringToFront();
  const alert = panel.getByRole("alert");
  await alert.getByText("The server speaks another language").waitFor();
  await panel.getByRole("button", { name: /^Upvote/, pressed: false }).waitFor();

  world.gate.answer(breakdown, "ReadPaper");
  await changeAccount("later@example.org");
  await page.bringToFront();
  await alert.getByText("Something went wrong at the server").waitFor();
  world.gate.open();
  await alert.getByRole("button", { name: "Try again" }).press("Enter");
  await alert.waitFor({ state: "detached" });
  await panel.getByRole("button", { name: /^Upvote/, pressed: false }).waitFor();

  // Where there is a copy it is shown, with the same way on.
  world.gate.answer((_, response) => response.destroy(), "ReadPaper");
  await changeAccount(null);
  await page.bringToFront();
  await panel.getByText(/^The server cannot be reached. As of/).waitFor();
  world.gate.open();
  await panel.getByRole("button", { name: "Try again" }).press("Enter");
  await panel.getByText(/^The server cannot be reached. As of/).waitFor({ state: "detached" });
});

test("two servers: accounts, votes and what waits stay apart, and an open panel follows", async () => {
  // A test that is tried again meets the votes of its first try: by others.
  const one = crypto.randomUUID().slice(0, 8);
  const [atHome, atLab] = [`home-${one}@example.org`, `lab-${one}@example.org`];
  const { page, panel } = await openSignedIn(world, reader, atHome);
  const vote = panel.getByRole("button", { name: /^Upvote/ });
  await vote.press("Enter");
  await panel.getByRole("button", { name: /^Upvote/, pressed: true }).waitFor();
  // The button is ahead of the server, the badge is not.
  await badgeOf(page).getByText("yours among them").waitFor();
  const votes = Number(await vote.locator("b").textContent());
  const options = await openOptions();
  world.gate.breakDown();
  await page.bringToFront();
  await panel.getByRole("button", { name: "Save to reading list" }).press("Enter");
  await panel.getByText("Waiting to be sent").waitFor();
  world.gate.open();

  await options.bringToFront();
  const address = options.getByLabel("Address of your community's Paperround");
  await address.fill(`${LAB}/graphql`);
  await options.getByRole("button", { name: "Use this server" }).click();
  await options.getByText(`Using ${LAB}`).waitFor();
  const before = world.gate.seen.length;
  await options.getByText("Reading needs no account.").waitFor();
  await page.bringToFront();
  await panel.getByText("localhost:4000/lab", { exact: true }).waitFor();
  await panel.getByRole("button", { name: /^Upvote/, pressed: false }).waitFor();
  await panel.getByRole("button", { name: "Save to reading list" }).waitFor();
  await panel.getByText("Waiting to be sent").waitFor({ state: "detached" });

  await panel.getByRole("button", { name: "Sign in" }).press("Enter");
  await panel.getByLabel("Email address").fill(atLab);
  await panel.getByLabel("Email address").press("Enter");
  await panel.getByLabel("Six-digit code").fill(await lab.mailedCode(atLab));
  await panel.getByRole("button", { name: "Sign out" }).waitFor();
  const votesAtLab = Number(await vote.locator("b").textContent());
  await vote.press("Enter");
  await panel
    .getByRole("button", { name: `Upvote, ${votesAtLab + 1} so far`, pressed: true })
    .waitFor();
  const done = () => world.gate.seen.slice(before).filter(({ method }) => method === "POST");
  await expect.poll(() => done().map(({ operation }) => operation)).toContain("SetVote");
  await expect
    .poll(() => say(options, "queue.read", undefined))
    .toMatchObject({ waiting: 0, entries: [{ state: "elsewhere", account: atHome }] });
  // What is read there may still be on its way; whatever is done is done at the lab.
  expect(done().filter(({ path }) => !path.startsWith("/lab/"))).toEqual([]);

  await options.bringToFront();
  await options.getByRole("radio", { name: "localhost:4000", exact: true }).click();
  await options.getByText("Using http://localhost:4000", { exact: true }).waitFor();
  await options.getByText(atHome).waitFor();
  await page.bringToFront();
  await panel.getByRole("button", { name: /^Upvote/, pressed: true }).waitFor();
  await expect.poll(async () => Number(await vote.locator("b").textContent())).toBe(votes);
  // What waited for this server goes to it, and to no other.
  await options.bringToFront();
  await say(options, "queue.retry", { id: null });
  await page.bringToFront();
  await panel.getByRole("button", { name: "✓ Reading list" }).waitFor();
  const saves = world.gate.seen.filter(({ operation }) => operation === "SaveToList");
  expect(new Set(saves.map(({ path }) => path))).toEqual(new Set(["/graphql"]));
  const tokensAt = (isLab: boolean) =>
    new Set(
      world.gate.seen
        .filter(({ path }) => path.startsWith("/lab/") === isLab)
        .flatMap(({ headers }) => headers["authorization"] ?? []),
    );
  expect(tokensAt(true).size).toBeGreaterThan(0);
  expect([...tokensAt(true)].filter((token) => tokensAt(false).has(token))).toEqual([]);
});

function breakdown(_: unknown, response: ServerResponse): void {
  const errors = [{ message: "Unexpected error.", extensions: { requestId: "r-1" } }];
  response.writeHead(500, { "content-type": "application/json" });
  response.end(JSON.stringify({ data: null, errors }));
}

async function openOptions(): Promise<Page> {
  const options = await reader.context.newPage();
  await options.goto(`${reader.home}/options.html`);
  await options.getByRole("heading", { name: "Privacy" }).waitFor();
  return options;
}

/** Signs out in the options, and in as somebody else there. */
async function changeAccount(email: string | null): Promise<void> {
  const options = await openOptions();
  const signOut = options.getByRole("button", { name: "Sign out" });
  const start = options.locator("#account").getByRole("button", { name: "Sign in" });
  await signOut.or(start).waitFor();
  if (await signOut.isVisible()) await signOut.click();
  await start.waitFor();
  if (email !== null) {
    await start.click();
    await signIn(world, options, email);
    await signOut.waitFor();
  }
  await options.close();
}
