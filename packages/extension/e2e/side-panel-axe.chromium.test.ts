import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { startChromium } from "./chromium-reader.ts";
import type { ChromiumReader } from "./chromium-reader.ts";
import { expectClean } from "./expect-clean.ts";
import { openSidePanel, save, signInThere } from "./side-panel-reader.ts";
import { asAnother } from "./sign-in.ts";
import { startWorld } from "./world.ts";
import type { World } from "./world.ts";

let world: World;
let reader: ChromiumReader;

beforeAll(async () => {
  world = await startWorld({ LIMIT_SIGN_IN_CODES: "1000", LIMIT_SIGN_INS: "1000" });
});
afterAll(() => world?.stop());
afterEach(async () => {
  world.gate.open();
  await reader?.close();
});

// Without motion: colours on their way from one to the other have no contrast of their own.
describe.for(["light", "dark"] as const)("in %s, axe finds nothing on the side panel's", (look) => {
  test("feed, calendar, sign-in, a day without papers, a server that is down", async () => {
    reader = await startChromium(world, { colorScheme: look, reducedMotion: true });
    const panel = await openSidePanel(reader);
    await expectClean(panel);
    await panel.getByRole("button", { name: /Choose a day/ }).click();
    await expectClean(panel);
    await panel.getByRole("textbox", { name: "Day" }).fill("2020-02-03");
    await panel.getByText("No papers on the list then.").waitFor();
    await panel.keyboard.press("Escape");
    await expectClean(panel);
    await panel.getByRole("tab", { name: "My lists" }).click();
    await panel.locator(".empty").getByRole("button", { name: "Sign in" }).click();
    await panel.getByLabel("Email address").waitFor();
    await expectClean(panel);
    await panel.keyboard.press("Escape");
    await panel.getByRole("tab", { name: "Papers" }).click();
    world.gate.breakDown();
    await panel.getByRole("tab", { name: "Month" }).click();
    await panel.getByText("The server cannot be reached. As of").first().waitFor();
    await expectClean(panel);
  });

  test("search, lists and the paper that was opened, at 300 px", async () => {
    reader = await startChromium(world, { colorScheme: look, reducedMotion: true });
    const email = `axe-side-panel-${look}@example.org`;
    const ask = await asAnother(world, email);
    await save(ask, ["2510.03264", "2401.16380"]);
    await ask(
      `mutation { saveToList(input: {paper: {arxiv: "2510.03264"}, note: "Later", tags: ["data"]}) { __typename } }`,
    );
    const panel = await openSidePanel(reader, { width: 300, height: 700 });
    await signInThere(world, panel, email, 1);

    await panel.getByRole("tab", { name: "Search" }).click();
    const field = panel.getByRole("combobox", { name: "Search papers" });
    await field.pressSequentially("lang");
    await panel.locator("[role=option]").first().waitFor();
    await field.press("ArrowDown");
    await expectClean(panel);
    await field.fill("language models");
    await field.press("Enter");
    await panel.locator("mark").first().waitFor();
    await panel.locator("#view-search .filters button").click();
    await expectClean(panel);

    await panel.getByRole("tab", { name: "My lists" }).click();
    await panel.locator("#view-lists").getByLabel("Sort").selectOption("MANUAL");
    await panel.locator(".handle").nth(1).waitFor();
    await panel.getByRole("button", { name: "Note and tags" }).first().click();
    await expectClean(panel);
    const wide = await panel.evaluate(() => document.documentElement.scrollWidth);
    expect(wide).toBeLessThanOrEqual(300);

    await panel.locator("#view-lists .title").first().click();
    await panel.locator(".related a").first().waitFor();
    await expectClean(panel);
  });
});
