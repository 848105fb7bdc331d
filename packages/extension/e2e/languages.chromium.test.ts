import type { Frame, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { KNOWN, UNKNOWN } from "./arxiv-pages.ts";
import { readMessages } from "../scripts/locale-messages.ts";
import { badgeOf, panelOf, standsStill, startChromium } from "./chromium-reader.ts";
import type { ChromiumReader } from "./chromium-reader.ts";
import { startWorld } from "./world.ts";
import type { World } from "./world.ts";

let world: World;
let reader: ChromiumReader;

beforeAll(async () => {
  world = await startWorld({ LIMIT_SIGN_IN_CODES: "1000", LIMIT_SIGN_INS: "1000" });
});
afterAll(() => world?.stop());
afterEach(() => reader?.close());

describe.for([
  ["de", "de", "Anmelden"],
  ["fr", "fr", "Se connecter"],
  ["es", "es", "Iniciar sesión"],
  ["zh_CN", "zh-CN", "登录"],
  ["ja", "ja", "ログイン"],
] as const)("in %s", ([locale, language, signIn]) => {
  test("every surface speaks it, and nothing runs over", async () => {
    reader = await startChromium(world, { locale });
    const page = await reader.visit(`https://arxiv.org/abs/${KNOWN.id}`);
    await badgeOf(page).click();
    const panel = panelOf(page);
    await panel.getByRole("button", { name: signIn }).waitFor();
    await standsStill(page);
    const frame = page.frames().find((one) => one.url().endsWith("/panel.html"));
    if (!frame) throw new Error("The panel has no frame.");
    await expectToFit(frame, language);

    const popup = await reader.popup(page);
    await popup.setViewportSize({ width: 380, height: 700 });
    await popup.locator("button.vote").click();
    await popup.locator("input[type=email]").fill(`reader-${language.toLowerCase()}@example.org`);
    await expectToFit(popup, language);
    await popup.locator("input[type=email]").press("Enter");
    await popup.locator(".code-input").waitFor();
    await expectToFit(popup, language);
    // What the server refuses is said in the reader's words, too.
    await popup.locator(".code-input").fill("000000");
    const { refusals_wrongCode: wrong } = await readMessages(language.toLowerCase());
    await popup.getByText(wrong?.message ?? "no text", { exact: true }).waitFor();
    await expectToFit(popup, language);
    await popup
      .locator(".code-input")
      .fill(await world.api.mailedCode(`reader-${language.toLowerCase()}@example.org`));
    await popup.locator('button.vote[aria-pressed="true"]').waitFor();
    await popup.locator(".save button").first().click();
    await popup.locator('.save button[aria-pressed="true"]').waitFor();
    await popup.locator(".save button[aria-expanded]").click();
    await popup.locator(".picker input").first().waitFor();
    await expectToFit(popup, language);

    const unknown = await reader.popup(await reader.visit(`https://arxiv.org/abs/${UNKNOWN.id}`));
    await unknown.setViewportSize({ width: 380, height: 700 });
    await unknown.locator(".notice .btn.save-new").waitFor();
    await expectToFit(unknown, language);
    world.gate.breakDown();
    await unknown.reload();
    await unknown.getByRole("alert").waitFor();
    await expectToFit(unknown, language);
    world.gate.open();
    const none = await reader.popup(await reader.visit("https://arxiv.org/list/cs.CL/recent"));
    await none.setViewportSize({ width: 380, height: 700 });
    await none.locator(".add-paper button").click();
    await expectToFit(none, language);

    const options = await reader.context.newPage();
    await options.goto(`${reader.home}/options.html`);
    await options.locator(".sites li").first().waitFor();
    for (const width of [1180, 760, 400]) {
      await options.setViewportSize({ width, height: 900 });
      await expectToFit(options, language);
    }
  });
});

/** Nothing is wider than its place, no text is missing, and the page says its language. */
async function expectToFit(surface: Page | Frame, language: string): Promise<void> {
  const seen = await surface.evaluate(() => {
    const root = document.documentElement;
    const wide = [...document.body.querySelectorAll<HTMLElement>("*")].filter((element) => {
      const { overflowX, clipPath, display } = getComputedStyle(element);
      // Meant to be cut off, or for screen readers alone.
      if (overflowX !== "visible" || clipPath !== "none" || display === "inline") return false;
      return element.clientWidth > 0 && element.scrollWidth > element.clientWidth + 1;
    });
    const controls = document.body.querySelectorAll<HTMLElement>("button, a, input, [role]");
    const nameless = [...controls].filter(
      ({ textContent, ariaLabel, tagName, id }) =>
        tagName !== "INPUT" && !textContent?.trim() && !ariaLabel && id !== "root",
    );
    return {
      language: root.lang,
      isWide: root.scrollWidth > root.clientWidth,
      wide: wide.map(({ outerHTML }) => outerHTML.slice(0, 200)),
      nameless: nameless
        .filter((element) => element.getAttribute("role") !== "status")
        .map(({ outerHTML }) => outerHTML.slice(0, 200)),
    };
  });
  expect(seen).toEqual({ language, isWide: false, wide: [], nameless: [] });
}
