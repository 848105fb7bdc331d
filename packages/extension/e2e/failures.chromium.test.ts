import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { KNOWN, UNKNOWN } from "./arxiv-pages.ts";
import { badgeOf, panelOf, startChromium } from "./chromium-reader.ts";
import type { ChromiumReader } from "./chromium-reader.ts";
import { signIn } from "./sign-in.ts";
import { startWorld } from "./world.ts";
import type { World } from "./world.ts";

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
  await expect.poll(() => world.gate.seen.map(({ operation }) => operation)).toContain("ReadMonth");
});
afterEach(() => reader?.close());

test("a server that is down: badge and panel say so, and try again", async () => {
  world.gate.breakDown();
  const page = await reader.visit(`https://arxiv.org/abs/${UNKNOWN.id}`);
  await badgeOf(page).getByText("Offline").waitFor();
  await badgeOf(page).click();
  const panel = panelOf(page);
  const alert = panel.getByRole("alert");
  await alert.getByText("The server cannot be reached").waitFor();
  world.gate.open();
  await alert.getByRole("button", { name: "Try again" }).press("Enter");
  await panel.getByRole("button", { name: "Be the first" }).waitFor();
  await badgeOf(page).getByText("Be the first").waitFor();
});

test("a vote that the server cannot take is taken back", async () => {
  const { panel } = await openSignedIn("rollback@example.org");
  world.gate.breakDown();
  const vote = panel.getByRole("button", { name: /^Upvote/ });
  const before = await vote.getAttribute("aria-label");
  await vote.click();
  await panel.getByText("The server cannot be reached").waitFor();
  expect(await vote.getAttribute("aria-label")).toBe(before);
  expect(await vote.getAttribute("aria-pressed")).toBe("false");
});

test("a session that ended in between: sign in again, and the vote goes on", async () => {
  const { panel } = await openSignedIn("expired@example.org");
  world.gate.answer(signedOut, "SetVote");
  await panel.getByRole("button", { name: /^Upvote/ }).press("Enter");
  await panel.getByText("Your session has ended").waitFor();
  world.gate.open();
  await signIn(world, panel, "expired-2@example.org");
  await panel.getByRole("button", { name: /^Upvote/, pressed: true }).waitFor();
});

test("too much at once: says when to try again", async () => {
  const { panel } = await openSignedIn("busy@example.org");
  world.gate.answer((_, response) => {
    response.writeHead(429, { "retry-after": "40" }).end("{}");
  });
  await panel.getByRole("button", { name: /^Upvote/ }).press("Enter");
  await panel.getByText(/Try again in (40|39|38) seconds/).waitFor();
  expect(await panel.getByRole("button", { name: "Try again" }).isDisabled()).toBe(true);
});

test("a server of another version, or something else altogether", async () => {
  world.gate.answer((_, response) => {
    response.writeHead(200, { "content-type": "text/html" }).end("<h1>It works!</h1>");
  });
  const page = await reader.visit(`https://arxiv.org/abs/${KNOWN.id}`);
  await badgeOf(page).click();
  await panelOf(page).getByText("The server speaks another language").waitFor();
});

test("a wrong code is said so, and a new one can be asked for", async () => {
  const page = await reader.visit(`https://arxiv.org/abs/${KNOWN.id}`);
  await badgeOf(page).click();
  const panel = panelOf(page);
  await panel.getByRole("button", { name: "Sign in" }).press("Enter");
  await panel.getByLabel("Email address").fill("not an address");
  await panel.getByRole("button", { name: "Mail me a code" }).press("Enter");
  await panel
    .getByRole("alert")
    .getByText(/whole email address/)
    .waitFor();
  await panel.getByLabel("Email address").fill("wrong@example.org");
  await panel.getByRole("button", { name: "Mail me a code" }).press("Enter");
  const code = await world.api.mailedCode("wrong@example.org");
  await panel.getByLabel("Six-digit code").fill(code === "000000" ? "000001" : "000000");
  await panel.getByRole("alert").getByText(/code/i).waitFor();
  await panel.getByRole("button", { name: "New code or other address" }).press("Enter");
  await signIn(world, panel, "right@example.org");
  await panel.getByRole("button", { name: "Sign out" }).waitFor();
});

test("lists: a new one, in both, out again", async () => {
  const { panel } = await openSignedIn("lists@example.org");
  await panel.getByRole("button", { name: "Choose lists" }).press("Enter");
  await panel.getByRole("checkbox", { name: "Reading list" }).check();
  await panel.getByRole("button", { name: "✓ Reading list" }).waitFor();
  await panel.getByLabel("Name of a new list").fill("Reading group");
  await panel.getByRole("button", { name: "Add" }).press("Enter");
  const both = panel.getByRole("button", { name: /^✓ .* \+1$/ });
  await both.waitFor();
  expect(await panel.getByRole("checkbox", { name: "Reading group" }).isChecked()).toBe(true);
  await panel.getByRole("checkbox", { name: "Reading list" }).uncheck();
  await panel.getByRole("button", { name: "✓ Reading group" }).waitFor();
});

test("options: an address is checked before it is used", async () => {
  const options = await reader.context.newPage();
  await options.goto(`${reader.home}/options.html`);
  const address = options.getByLabel("Address of your community's Paperround");
  const use = options.getByRole("button", { name: "Use this server" });
  await address.fill("http://papers.example.org");
  await use.click();
  await options
    .getByRole("alert")
    .getByText(/Use https:\/\/ here/)
    .waitFor();
  await address.fill("http://localhost:4000/graphql");
  world.gate.answer((_, response) => response.writeHead(200).end("hello"));
  await use.click();
  await options.getByText("The server speaks another language").waitFor();
  world.gate.open();
  await use.click();
  await options.getByRole("status").getByText("Using http://localhost:4000").waitFor();
});

async function openSignedIn(email: string) {
  const page = await reader.visit(`https://arxiv.org/abs/${KNOWN.id}`);
  await badgeOf(page).click();
  const panel = panelOf(page);
  await panel.getByRole("button", { name: /^Upvote/ }).waitFor();
  await panel.getByRole("button", { name: "Sign in" }).press("Enter");
  await signIn(world, panel, email);
  await panel.getByRole("button", { name: "Sign out" }).waitFor();
  return { page, panel };
}

function signedOut(_: unknown, response: { end(body: string): unknown }): void {
  const error = { __typename: "SignedOutError", code: "SIGNED_OUT", message: "Sign in." };
  response.end(JSON.stringify({ data: { setVote: error } }));
}
