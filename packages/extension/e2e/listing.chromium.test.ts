import { lookupHash } from "@paperround/schema/paper-id/lookup-key";
import type { Locator, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { KNOWN } from "./arxiv-pages.ts";
import { panelOf, startChromium } from "./chromium-reader.ts";
import type { ChromiumReader } from "./chromium-reader.ts";
import { firstCopies } from "./first-copies.ts";
import { LISTED } from "./listing-pages.ts";
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
  reader = await startChromium(world);
  await firstCopies(reader);
  world.gate.seen.length = 0;
});
afterEach(async () => {
  world.gate.open();
  await reader?.close();
});

const SEARCH = "https://arxiv.org/search/?query=made-up&searchtype=all";
const CARDS = "https://huggingface.co/papers/date/2026-11-02";
const SCHOLAR = "https://scholar.google.com/scholar?q=made-up";

const chips = (page: Page): Locator => page.locator("paperround-chip button:not(.question)");
const question = (page: Page) => page.locator("paperround-chip button.question");
const operations = () => world.gate.seen.map(({ operation }) => operation);

describe.for([
  ["arXiv's search", SEARCH],
  ["cards", CARDS],
  ["a search engine", SCHOLAR],
] as const)("%s", ([, address]) => {
  test("shows what this browser knows, asks nothing, and moves nothing", async () => {
    const page = await reader.context.newPage();
    await page.addInitScript(() => {
      const shifts: number[] = [];
      Object.assign(globalThis, { shifts });
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) {
          shifts.push((entry as PerformanceEntry & { value: number }).value);
        }
      }).observe({ type: "layout-shift", buffered: true });
    });
    await page.goto(address);
    await question(page).waitFor();
    const known = chips(page).first();
    expect(await known.textContent()).toMatch(
      /^Front-Loading Reasoning.*: \d+ upvotes?\. Open the panel$/,
    );
    expect(await chips(page).nth(1).textContent()).toContain("Not looked up");
    await page.mouse.wheel(0, 700);
    await page.waitForTimeout(1200);
    expect(operations()).toEqual([]);
    expect(await page.evaluate(() => Reflect.get(globalThis, "shifts"))).toEqual([]);
    await expectOffContent(page);
  });
});

test("a press opens the panel of that paper, and the chip follows the vote", async () => {
  const page = await reader.visit(CARDS);
  const chip = chips(page).first();
  await chip.waitFor();
  await chip.focus();
  // By keyboard; nobody waits for a key that moves the focus into another frame.
  void page.keyboard.press("Enter").catch(() => undefined);
  const panel = panelOf(page);
  await panel.getByRole("heading", { name: KNOWN.title }).waitFor();
  expect(page.url()).toBe(CARDS);
  expect(await chip.getAttribute("aria-expanded")).toBe("true");
  await panel.getByRole("button", { name: /^Upvote/ }).press("Enter");
  await signIn(world, panel, "chips@example.org");
  await panel.getByRole("button", { name: /^Upvote/, pressed: true }).waitFor();
  await panel.getByRole("button", { name: "Save to reading list" }).press("Enter");
  await expect.poll(() => chip.textContent()).toMatch(/yours among them, in: Reading list\./);
  void page.keyboard.press("Escape").catch(() => undefined);
  await expect.poll(() => page.locator("paperround-badge iframe").count()).toBe(0);
  expect(await chip.getAttribute("aria-expanded")).toBe("false");

  await chips(page).nth(1).click();
  await panel.getByRole("heading", { name: LISTED[1]?.title ?? "" }).waitFor();
  expect(page.url()).toBe(CARDS);
});

test("the rest is looked up after the reader has allowed it: a prefix a request, each once, as nobody", async () => {
  const bits = 8;
  world.gate.answer(({ operation }, response) => {
    const bucket = operation === "LookupBucket" ? { bucket: { bits, papers: [] } } : {};
    response.writeHead(200, { "content-type": "application/json" });
    response.end(JSON.stringify({ data: { lookup: { bits, ...bucket } } }));
  });
  const page = await reader.visit(`${SEARCH}&size=9`);
  await question(page).waitFor();
  await page.waitForTimeout(800);
  expect(operations()).toEqual([]);

  await question(page).click();
  const panel = panelOf(page);
  await panel.getByText("It does not say which papers these are.").waitFor();
  await strike(page, panel.getByRole("button", { name: "Not now" }));
  await page.waitForTimeout(800);
  expect(operations()).toEqual([]);
  await question(page).click();
  await setBits(reader, bits);
  await strike(page, panel.getByRole("button", { name: "Look them up" }));

  const unknown = LISTED.slice(1, 9);
  const hashes = unknown.map(({ id }) => lookupHash({ scheme: "ARXIV", value: id }));
  const wanted = (await Promise.all(hashes)).map((hash) => hash.slice(0, bits / 4));
  const asked = () => world.gate.seen.filter(({ operation }) => operation === "LookupBucket");
  await expect.poll(() => chips(page).nth(1).textContent()).toContain("not on the list yet");
  // What is not on screen waits until it is.
  expect(asked().length).toBeLessThan(new Set(wanted).size);
  await page.mouse.wheel(0, 2000);
  await expect.poll(() => asked().length).toBe(new Set(wanted).size);
  const sent = asked().map(
    ({ path }) => /"prefix":"([0-9a-f]*)"/.exec(decodeURIComponent(path))?.[1] ?? "",
  );
  expect(sent.toSorted()).toEqual([...new Set(wanted)].toSorted());
  for (const { method, headers, path } of asked()) {
    expect(method).toBe("GET");
    expect(path).not.toMatch(/2611|arxiv/i);
    for (const header of ["authorization", "cookie", "referer", "origin"]) {
      expect(headers).not.toHaveProperty(header);
    }
  }
  await expect.poll(() => question(page).isVisible()).toBe(false);

  // The answers count for a day, and the decision for the site.
  await page.reload();
  await expect.poll(() => chips(page).nth(8).textContent()).toContain("not on the list yet");
  await page.waitForTimeout(800);
  expect(asked()).toHaveLength(sent.length);
  const other = await reader.visit(CARDS);
  await question(other).waitFor();
});

test("taken back in the options, it is asked again; never means never", async () => {
  const options = await reader.context.newPage();
  await options.goto(`${reader.home}/options.html#sites`);
  const page = await reader.visit(SEARCH);
  await question(page).waitFor();
  await question(page).click();
  await strike(page, panelOf(page).getByRole("button", { name: "Never on arXiv" }));
  await expect.poll(() => question(page).isVisible()).toBe(false);
  await page.reload();
  await chips(page).first().waitFor();
  expect(await question(page).count()).toBe(0);
  const mine = options.getByLabel("Look up the lists of arXiv");
  await expect.poll(() => mine.isChecked()).toBe(false);
  await options.getByRole("button", { name: "Ask again on arXiv" }).click();
  await question(page).waitFor();
  expect(operations()).toEqual([]);
});

test("what scrolls in gets its chips, what the page draws anew keeps them, and what it throws out stays out", async () => {
  const page = await reader.visit(`${SEARCH}&size=5`);
  await expect.poll(() => chips(page).count()).toBe(5);
  await page.evaluate(() => {
    const list = document.querySelector("ol");
    const more = list?.innerHTML.replaceAll("2611.010", "2611.020") ?? "";
    list?.insertAdjacentHTML("beforeend", more);
  });
  await page.mouse.wheel(0, 2000);
  await expect.poll(() => chips(page).count()).toBe(9);
  // As a framework does that draws its list again.
  await page.evaluate(() => {
    const list = document.querySelector("ol");
    const html = list?.innerHTML ?? "";
    if (list) list.innerHTML = html;
  });
  await expect.poll(() => chips(page).count()).toBe(9);
  const throwOut = () =>
    page.evaluate(() => {
      for (const chip of document.querySelectorAll("paperround-chip")) chip.remove();
    });
  // Each time they come back; one that was thrown out before it was there would have come back one time less.
  for (let time = 0; time < 3; time += 1) {
    await throwOut();
    await expect.poll(() => chips(page).count()).toBe(9);
  }
  await throwOut();
  await page.waitForTimeout(3000);
  expect(await chips(page).count()).toBe(0);
});

test("a hostile listing runs nothing, presses nothing, and breaks nothing", async () => {
  const page = await reader.context.newPage();
  await page.addInitScript(() => {
    for (const name of ["querySelectorAll", "createElement", "append", "closest", "attachShadow"]) {
      for (const { prototype } of [Document, Element]) {
        if (name in prototype) {
          Object.defineProperty(prototype, name, {
            value: () => {
              throw new Error("not yours");
            },
          });
        }
      }
    }
  });
  await page.route("https://arxiv.org/search/**", (route) =>
    route.fulfill({
      contentType: "text/html",
      body: `<img name=documentElement><form name=querySelectorAll></form><form name=createElement></form>
<ol><li class="arxiv-result"><p class="list-title"><a href="/abs/2611.01001">x</a></p>
<p class="title">&lt;img src=x onerror="window.ran=1"&gt;${"<b>".repeat(40)}Bold</p></li>
<li class="arxiv-result"><a href="javascript:window.ran=1">y</a><a href="/abs/2611.01002">${"z".repeat(100_000)}</a></li>
<li class="arxiv-result"><a href="https://evil.example/abs/2611.01003">w</a></li></ol>`,
    }),
  );
  await page.goto(SEARCH);
  await expect.poll(() => chips(page).count()).toBe(2);
  await page
    .evaluate(() => {
      for (const chip of document.getElementsByTagName("paperround-chip")) {
        chip.shadowRoot?.querySelector?.("button")?.click();
      }
    })
    .catch(() => undefined);
  await page.waitForTimeout(600);
  expect(await page.locator("paperround-badge iframe").count()).toBe(0);
  expect(await page.evaluate(() => Reflect.get(window, "ran"))).toBeUndefined();
  expect(operations()).toEqual([]);
});

/** Presses what takes its frame away: Chromium may never say that such a key has arrived. */
async function strike(page: Page, button: Locator): Promise<void> {
  await button.focus();
  void page.keyboard.press("Enter").catch(() => undefined);
  await expect.poll(() => page.locator("paperround-badge iframe").count()).toBe(0);
}

/** As if the server had just said how many bits it wants. */
async function setBits({ worker }: ChromiumReader, bits: number): Promise<void> {
  await worker.evaluate(
    (wanted) =>
      new Promise((done) => {
        const request = indexedDB.open("paperround");
        request.addEventListener("success", () => {
          const tx = request.result.transaction("vault", "readwrite");
          const buckets = { bits: wanted, bitsReadAt: Date.now(), byPrefix: {} };
          tx.objectStore("vault").put(buckets, "buckets http://localhost:4000");
          tx.addEventListener("complete", () => {
            request.result.close();
            done(null);
          });
        });
      }),
    bits,
  );
}

/** No chip lies on words or pictures of the page that are on screen, once it has its place. */
async function expectOffContent(page: Page): Promise<void> {
  await expect.poll(() => wordsUnderChips(page)).toEqual([]);
}

function wordsUnderChips(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const words: string[] = [];
    for (const host of document.querySelectorAll("paperround-chip")) {
      const box = host.shadowRoot?.querySelector("button")?.getBoundingClientRect();
      if (!box) continue;
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      const range = document.createRange();
      while (walker.nextNode()) {
        range.selectNodeContents(walker.currentNode);
        for (const line of range.getClientRects()) {
          const isOver =
            line.right > box.left &&
            line.left < box.right &&
            line.bottom > box.top + 3 &&
            line.top < box.bottom - 3;
          if (isOver && line.width > 1) words.push(walker.currentNode.nodeValue ?? "");
        }
      }
    }
    return words;
  });
}
