import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { KNOWN, UNKNOWN } from "./arxiv-pages.ts";
import { badgeOf, panelOf, startChromium } from "./chromium-reader.ts";
import type { ChromiumReader } from "./chromium-reader.ts";
import { firstCopies } from "./first-copies.ts";
import { openSignedIn } from "./open-signed-in.ts";
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
  await firstCopies(reader);
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

test("a vote that the server does not want is taken back", async () => {
  const { panel } = await openSignedIn(world, reader, "rollback@example.org");
  const error = { code: "SUSPENDED", message: "You are suspended until tomorrow." };
  world.gate.answer((_, response) => {
    response.end(JSON.stringify({ data: { setVote: { __typename: "SuspendedError", ...error } } }));
  }, "SetVote");
  const vote = panel.getByRole("button", { name: /^Upvote/ });
  const before = await vote.getAttribute("aria-label");
  await vote.press("Enter");
  await panel.getByText(error.message).waitFor();
  await expect.poll(() => vote.getAttribute("aria-label")).toBe(before);
  expect(await vote.getAttribute("aria-pressed")).toBe("false");
});

test("a session that ended in between: sign in again, and the vote goes on", async () => {
  const { panel } = await openSignedIn(world, reader, "expired@example.org");
  world.gate.answer(signedOut, "SetVote");
  await panel.getByRole("button", { name: /^Upvote/ }).press("Enter");
  await panel.getByText("Your session has ended").waitFor();
  world.gate.open();
  await signIn(world, panel, "expired-2@example.org");
  await panel.getByRole("button", { name: /^Upvote/, pressed: true }).waitFor();
});

test("too much at once: the vote waits for as long as the server asks", async () => {
  const { page, panel } = await openSignedIn(world, reader, "busy@example.org");
  world.gate.answer((_, response) => {
    response.writeHead(429, { "retry-after": "600" }).end("{}");
  });
  world.gate.seen.length = 0;
  await panel.getByRole("button", { name: /^Upvote/ }).press("Enter");
  await panel.getByText("Waiting to be sent").waitFor();
  await panel.getByRole("button", { name: /^Upvote/, pressed: true }).waitFor();
  await badgeOf(page).getByText("waiting to be sent").waitFor();
  world.gate.open();
  // What the reader does meanwhile does not make it go sooner.
  await panel.getByRole("button", { name: "Save to reading list" }).press("Enter");
  await panel.getByRole("button", { name: "✓ Reading list" }).waitFor();
  const sent = () => world.gate.seen.filter(({ method }) => method === "POST").length;
  expect(sent()).toBe(1);
});

test("too much for today: says so, and does not keep it", async () => {
  const { panel } = await openSignedIn(world, reader, "enough@example.org");
  const error = {
    code: "RATE_LIMITED",
    message: "Enough votes for today.",
    retryAfterSeconds: 9000,
  };
  world.gate.answer((_, response) => {
    response.end(
      JSON.stringify({ data: { setVote: { __typename: "RateLimitedError", ...error } } }),
    );
  }, "SetVote");
  await panel.getByRole("button", { name: /^Upvote/ }).press("Enter");
  await panel.getByText(error.message).waitFor();
  await panel.getByRole("button", { name: /^Upvote/, pressed: false }).waitFor();
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
  const { panel } = await openSignedIn(world, reader, "lists@example.org");
  await panel.getByRole("button", { name: "Choose lists" }).press("Enter");
  // By keyboard: the panel grows, and what is in it moves under a pointer.
  await panel.getByRole("checkbox", { name: "Reading list" }).press("Space");
  await panel.getByRole("button", { name: "✓ Reading list" }).waitFor();
  await panel.getByLabel("Name of a new list").fill("Reading group");
  await panel.getByRole("button", { name: "Add" }).press("Enter");
  const both = panel.getByRole("button", { name: /^✓ .* \+1$/ });
  await both.waitFor();
  await panel.getByRole("checkbox", { name: "Reading group", checked: true }).waitFor();
  await panel.getByRole("checkbox", { name: "Reading list", checked: true }).press("Space");
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

function signedOut(_: unknown, response: { end(body: string): unknown }): void {
  const error = { __typename: "SignedOutError", code: "SIGNED_OUT", message: "Sign in." };
  response.end(JSON.stringify({ data: { setVote: error } }));
}
