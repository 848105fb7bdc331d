import { randomUUID } from "node:crypto";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startApiServer } from "./api-server.ts";
import type { ApiServer } from "./api-server.ts";
import { KNOWN } from "./arxiv-pages.ts";
import { expectClean } from "./expect-clean.ts";
import { signInOnPage, startPagesReader } from "./pages-reader.ts";
import type { PagesReader } from "./pages-reader.ts";

let api: ApiServer;
let reader: PagesReader;

beforeAll(async () => {
  api = await startApiServer({ LIMIT_SIGN_IN_CODES: "1000", LIMIT_SIGN_INS: "1000" });
  reader = await startPagesReader(api);
});
afterAll(async () => {
  await reader?.close();
  await api?.stop();
});

const paper = `/papers/${KNOWN.id}`;

/** What went wrong on a page, as its console tells: a script that the policy stops, a file that is not there. */
function complaintsOf(page: Page): string[] {
  const complaints: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error") complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(error.message));
  return complaints;
}

describe.for([true, false])("with scripts: %s", (javaScriptEnabled) => {
  // Another one each time: what a first try did is done.
  const email = (name: string) => `${name}-${randomUUID()}@example.org`;

  test("one walks from the day to a paper, an author, related papers, and searches", async () => {
    const page = await reader.open("/", { javaScriptEnabled });
    const complaints = complaintsOf(page);
    await page.reload();
    await expect.poll(() => page.locator(".paper-card").count()).toBe(42);
    await page.getByRole("link", { name: "Trending", exact: true }).first().click();
    await page.getByRole("heading", { name: "Trending papers", level: 1 }).waitFor();
    await page.getByRole("searchbox").fill(KNOWN.id);
    await page.getByRole("button", { name: "Search" }).click();
    // One result: before it is read, other cards have a heading, too.
    await page.waitForURL(/\/search/);
    await page.locator(".paper-card h2 a").click();
    await page.waitForURL((url) => url.pathname === paper);
    await page.locator(".related a").first().click();
    await page.waitForURL(({ pathname }) => pathname.startsWith("/papers/") && pathname !== paper);
    await page.getByRole("heading", { level: 1 }).filter({ hasNotText: KNOWN.title }).waitFor();
    await page.locator(".paper-head .authors a").first().click();
    await page.waitForURL(({ pathname }) => pathname.startsWith("/authors/"));
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  test("one signs in, votes, saves, comments, answers, and signs out", async () => {
    const page = await reader.open(paper, { javaScriptEnabled });
    const complaints = complaintsOf(page);
    // To vote leads to the sign-in, and back.
    await page.getByRole("link", { name: /^Upvote/ }).click();
    await signInOnPage(api, page, email("walker"));
    await page.waitForURL((url) => url.pathname === paper);
    const head = page.locator(".paper-head");
    await head.getByRole("button", { name: /^Upvote/, pressed: false }).click();
    await head.getByRole("button", { name: /^Upvote/, pressed: true }).waitFor();
    await head.getByRole("button", { name: "Save" }).click();
    await head.getByRole("button", { name: "✓ Reading list" }).waitFor();

    const comments = page.locator("#comments");
    await comments.getByLabel("Your comment").fill("It is **well** said");
    await comments.getByRole("button", { name: "Comment", exact: true }).click();
    await comments.locator(".said strong").filter({ hasText: "well" }).first().waitFor();
    await comments.getByText("Answer", { exact: true }).first().click();
    await comments.getByLabel("Your answer").first().fill("So it is");
    await comments.getByRole("button", { name: "Answer", exact: true }).first().click();
    await comments.locator(".replies").getByText("So it is").first().waitFor();

    await page.getByRole("link", { name: "Reading list" }).click();
    await page.getByRole("heading", { name: "Reading list", level: 1 }).waitFor();
    await expect.poll(() => page.locator(".paper-card").count()).toBe(1);
    await page.reload();
    await page.locator(".paper-card").getByRole("button", { pressed: true }).first().waitFor();
    await page.getByRole("button", { name: "Sign out" }).click();
    await page.getByRole("link", { name: "Sign in", exact: true }).waitFor();
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  test("what is refused says why, and keeps what was typed", async () => {
    const page = await reader.open(paper, { javaScriptEnabled });
    await page.getByRole("link", { name: "Sign in to comment" }).click();
    await signInOnPage(api, page, email("refused"));
    await page.context().clearCookies();
    await page.getByLabel("Your comment").fill("What I thought");
    await page.getByRole("button", { name: "Comment", exact: true }).click();
    await page.getByRole("alert").waitFor();
    // Signed out, there is no form; the words say what to do.
    expect(await page.getByRole("alert").textContent()).toMatch(/nothing was changed/);
    await page.context().close();
  });
});

test("with scripts a vote draws its card anew, and nothing else", async () => {
  const page = await reader.open("/sign-in?next=/", {});
  await signInOnPage(api, page, "in-place@example.org");
  await page.evaluate(() => document.body.setAttribute("data-same", "yes"));
  const card = page.locator(".paper-card").nth(3);
  await card.getByRole("button", { name: /^Upvote/ }).click();
  await card.getByRole("button", { name: /^Upvote/, pressed: true }).waitFor();
  expect(await page.locator("body").getAttribute("data-same")).toBe("yes");
  // The keyboard stays where it was.
  await expect
    .poll(() => page.evaluate(() => document.activeElement?.getAttribute("aria-pressed")))
    .toBe("true");
  await page.context().clearCookies();
  await card.getByRole("button", { name: /^Upvote/ }).click();
  await page.getByRole("alert").waitFor();
  await page.context().close();
});

const PAGES = [
  "/",
  "/weeks",
  "/trending",
  "/search?q=data",
  "/search",
  paper,
  "/orgs/nvidia",
  "/extension",
  "/sign-in",
  "/nothing-here",
  "/lists/mine",
  "/digest/subscribe",
  "/digest/preferences",
];

describe.for(["light", "dark"] as const)("in %s", (colorScheme) => {
  test.for(["signed out", "signed in"])("axe finds nothing on any page, %s", async (state) => {
    const page = await reader.open("/sign-in?next=/", { colorScheme, reducedMotion: "reduce" });
    if (state === "signed in") {
      await signInOnPage(api, page, `axe-${colorScheme}@example.org`);
      await page.goto(paper);
      await page.getByLabel("Your comment").fill(`In ${colorScheme}: # a, \`b\`\n\n> c`);
      await page.getByRole("button", { name: "Comment", exact: true }).click();
      await page.locator("#comments .said").getByText(`In ${colorScheme}:`).first().waitFor();
    }
    for (const path of PAGES) {
      await page.goto(path);
      for (const summary of await page.locator("main summary").all()) await summary.click();
      await expectClean(page);
    }
    await page.context().close();
  });
});

interface Shift {
  sources: { node: Node | null; previousRect: DOMRect; currentRect: DOMRect }[];
}

test.for([390, 1180])(
  "nothing moves while a page loads, nor stands over its edge, at %i",
  async (width) => {
    const page = await reader.open("/extension", { viewport: { width, height: 800 } });
    for (const path of PAGES) {
      await page.goto(path, { waitUntil: "load" });
      const moved = await page.evaluate(
        () =>
          new Promise<string[]>((resolve) => {
            const found: string[] = [];
            new PerformanceObserver((list) => {
              for (const entry of list.getEntries() as unknown as Shift[])
                for (const { node, previousRect, currentRect } of entry.sources)
                  found.push(
                    `${(node as Element | null)?.outerHTML?.slice(0, 120)} ${JSON.stringify([previousRect, currentRect])}`,
                  );
            }).observe({ type: "layout-shift", buffered: true });
            setTimeout(() => resolve(found), 150);
          }),
      );
      expect([path, moved]).toEqual([path, []]);
      const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect([path, Math.max(0, over)]).toEqual([path, 0]);
      const small = await page.evaluate(() =>
        [
          ...document.querySelectorAll(
            "button, .btn, .step, .tabs a, .vote, summary, .meta a, footer a",
          ),
        ]
          .filter((one) => one.checkVisibility())
          .map((one) => ({ box: one.getBoundingClientRect(), text: one.textContent }))
          .filter(({ box }) => box.height < 24 || box.width < 24)
          .map(({ text, box }) => `${text}: ${box.width}×${box.height}`),
      );
      expect([path, small]).toEqual([path, []]);
    }
    await page.context().close();
  },
);
