import { afterAll, beforeAll, expect, test } from "vitest";
import { KNOWN, UNKNOWN } from "./arxiv-pages.ts";
import { badgeOf, panelOf, startChromium } from "./chromium-reader.ts";
import type { ChromiumReader } from "./chromium-reader.ts";
import { signIn } from "./sign-in.ts";
import { startWorld } from "./world.ts";
import type { World } from "./world.ts";

// What goes over the wire: hashes, and texts only to a server that does not know them.

let world: World;

beforeAll(async () => {
  // A server that answers nothing but what the extension asks for.
  world = await startWorld({ ARBITRARY_QUERIES: "off" });
});
afterAll(() => world?.stop());

/** How each operation was sent. */
function seen() {
  return world.gate.seen.flatMap(({ operation, method, path, body }) => {
    if (operation === null) return [];
    const by = `${path}${body}`.includes("documentId") ? "hash" : "text";
    return [`${method} ${operation} by ${by}`];
  });
}

async function voteAs(email: string, reader: ChromiumReader) {
  const look = await reader.visit(`https://arxiv.org/abs/${UNKNOWN.id}`);
  await badgeOf(look).getByText("Be the first").waitFor();
  const page = await reader.visit(`https://arxiv.org/abs/${KNOWN.id}`);
  await badgeOf(page).click();
  const panel = panelOf(page);
  await panel.getByRole("button", { name: "Sign in" }).press("Enter");
  await signIn(world, panel, email);
  await panel.getByRole("button", { name: "Sign out" }).waitFor();
  await panel.getByRole("button", { name: /^Upvote/, pressed: false }).press("Enter");
  await panel.getByRole("button", { name: /^Upvote/, pressed: true }).waitFor();
  // The button is ahead of the server.
  const isSent = () => world.gate.seen.some(({ operation }) => operation === "SetVote");
  await expect.poll(isSent).toBe(true);
}

test("all of it works by hash alone: queries by GET, changes by POST", async () => {
  const reader = await startChromium(world);
  try {
    await voteAs("hashes@example.org", reader);
    // What is copied after the sign-in comes in its own time.
    await expect
      .poll(seen)
      .toEqual(
        expect.arrayContaining([
          "GET ReadMonth by hash",
          "GET LookupBucket by hash",
          "GET ReadPaper by hash",
          "POST SignIn by hash",
          "POST SetVote by hash",
          "GET ReadChanges by hash",
        ]),
      );
    expect(seen().filter((line) => line.endsWith("text"))).toEqual([]);
  } finally {
    await reader.close();
  }
});

// It starts a server of its own, which makes its database first.
test(
  "a server that knows no hashes is sent texts, after one try",
  { timeout: 150_000 },
  async () => {
    const old = await startWorld();
    const before = world;
    world = old;
    old.gate.growOld();
    const reader = await startChromium(old);
    try {
      // By then it is known to be such a server.
      await expect.poll(seen).toContain("GET ReadMonth by text");
      await voteAs("texts@example.org", reader);
      const sent = seen();
      expect(sent).toEqual(
        expect.arrayContaining(["GET LookupBucket by text", "POST SetVote by text"]),
      );
      // What was on its way at the same moment may have tried, too; nothing after that.
      const firstText = sent.findIndex((line) => line.endsWith("text"));
      expect(firstText).toBeGreaterThan(0);
      expect(sent.indexOf("POST SetVote by hash")).toBe(-1);
      expect(sent.indexOf("GET LookupBucket by hash")).toBe(-1);
    } finally {
      await reader.close();
      world = before;
      await old.stop();
    }
  },
);
