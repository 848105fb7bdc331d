import { afterAll, afterEach, beforeAll, describe, test } from "vitest";
import { KNOWN, TWIN, UNKNOWN } from "./arxiv-pages.ts";
import { badgeOf, panelOf, startChromium } from "./chromium-reader.ts";
import type { ChromiumReader } from "./chromium-reader.ts";
import { expectClean } from "./expect-clean.ts";
import { asAnother, commentAs, signIn } from "./sign-in.ts";
import { startWorld } from "./world.ts";
import type { World } from "./world.ts";

let world: World;
let reader: ChromiumReader;

beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world?.stop());
afterEach(async () => {
  world.gate.open();
  await reader?.close();
});

// Without motion: colours on their way from one to the other have no contrast of their own.
describe.for(["light", "dark"] as const)("in %s, axe finds nothing on", (colorScheme) => {
  test("badge and panel on a page", async () => {
    reader = await startChromium(world, { colorScheme, reducedMotion: true });
    const page = await reader.visit(`https://arxiv.org/abs/${KNOWN.id}`);
    await badgeOf(page).click();
    const panel = panelOf(page);
    await panel.getByRole("link").nth(2).waitFor();
    // The page itself is arXiv's business.
    await expectClean(page, "paperround-badge");
    await panel.getByRole("button", { name: "Sign in" }).press("Enter");
    await panel.getByLabel("Email address").waitFor();
    await expectClean(page, "paperround-badge");
  });

  test("popup: a paper, voted and saved; its lists; the sign-in; an unknown one", async () => {
    reader = await startChromium(world, { colorScheme, reducedMotion: true });
    const page = await reader.visit(`https://arxiv.org/abs/${KNOWN.id}`);
    const popup = await reader.popup(page);
    await popup.getByRole("button", { name: /^Upvote/ }).click();
    await popup.getByLabel("Email address").waitFor();
    await expectClean(popup);
    await signIn(world, popup, `axe-${colorScheme}@example.org`);
    await popup.getByRole("button", { name: /^Upvote/, pressed: true }).waitFor();
    await popup.getByRole("button", { name: "Save to reading list" }).click();
    await popup.getByRole("button", { name: "✓ Reading list" }).waitFor();
    await popup.getByRole("button", { name: "Choose lists" }).click();
    await popup.getByRole("checkbox").waitFor();
    await expectClean(popup);

    const other = await reader.popup(await reader.visit(`https://arxiv.org/abs/${UNKNOWN.id}`));
    await other.getByRole("button", { name: "Be the first" }).waitFor();
    await expectClean(other);
    world.gate.breakDown();
    await other.reload();
    await other.getByRole("alert").waitFor();
    await expectClean(other);
  });

  test("what opens in the panel: discussion, notes, cite; a paper under another name", async () => {
    const other = await asAnother(world, `axe-other-${colorScheme}@example.org`);
    const id = await commentAs(other, { arxiv: KNOWN.id }, "# So\n\n1. **it**\n2. `is`\n\n> said");
    await commentAs(other, { inReplyTo: id }, "| a | b |\n|---|---|\n| 1 | 2 |");
    reader = await startChromium(world, { colorScheme, reducedMotion: true });
    const page = await reader.visit(`https://arxiv.org/abs/${KNOWN.id}`);
    const popup = await reader.popup(page);
    await popup.getByRole("button", { name: "Save to reading list" }).click();
    await signIn(world, popup, `axe-parts-${colorScheme}@example.org`);
    await popup.getByRole("button", { name: "My notes and tags" }).click();
    await popup.getByRole("textbox", { name: "Note" }).waitFor();
    await popup.getByRole("button", { name: "Cite" }).click();
    await popup.getByRole("button", { name: "Copy" }).waitFor();
    await popup.getByRole("button", { name: /Discussion/ }).click();
    await popup.getByLabel("Your comment").fill(`Mine in ${colorScheme}`);
    await popup.getByRole("button", { name: "Comment", exact: true }).click();
    const words = popup.getByRole("article").filter({ hasText: `Mine in ${colorScheme}` });
    // By its name: what is being edited is no text of the page.
    const mine = popup.locator(`[data-comment="${await words.getAttribute("data-comment")}"]`);
    await mine.getByRole("button", { name: "React" }).click();
    await mine.getByRole("button", { name: "Agree" }).click();
    await mine.getByRole("button", { name: "Agree 1", pressed: true }).waitFor();
    await expectClean(popup);
    await mine.getByRole("button", { name: "Reply" }).click();
    await mine.getByRole("button", { name: "Edit" }).click();
    await expectClean(popup);
    await mine.getByRole("button", { name: "Cancel" }).click();
    await mine.getByRole("button", { name: "Delete" }).click();
    await expectClean(popup);

    const twin = await reader.popup(await reader.visit(`https://arxiv.org/abs/${TWIN.id}`));
    await twin.getByRole("region", { name: "Is it this one?" }).waitFor();
    await expectClean(twin);
  });

  test("a listing's chips, the question, and the panel of one", async () => {
    reader = await startChromium(world, { colorScheme, reducedMotion: true });
    const page = await reader.visit("https://huggingface.co/papers?size=6");
    await page.locator("paperround-chip button.question").click();
    await panelOf(page).getByRole("button", { name: "Look them up" }).waitFor();
    await expectClean(page, "paperround-badge");
    await expectClean(page, "paperround-chip");
    await page.locator("paperround-chip button:not(.question)").first().click();
    await panelOf(page).getByRole("heading", { name: KNOWN.title }).waitFor();
    await expectClean(page, "paperround-badge");
    await expectClean(page, "paperround-chip");
  });

  test("popup without a paper, and options", async () => {
    reader = await startChromium(world, { colorScheme, reducedMotion: true });
    const popup = await reader.popup(await reader.visit("https://arxiv.org/list/cs.CL/recent"));
    await popup.getByRole("heading", { name: "No paper here" }).waitFor();
    await expectClean(popup);
    const options = await reader.context.newPage();
    await options.goto(`${reader.home}/options.html`);
    await options.getByRole("heading", { name: "Privacy" }).waitFor();
    await options.getByRole("button", { name: "Sign in" }).click();
    await options.getByLabel("Email address").waitFor();
    await expectClean(options);
  });
});
