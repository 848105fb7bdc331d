import { beforeEach, describe, expect, test } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { answer, isFrom, pagePaper } from "./answering.ts";
import type { Origin } from "./answering.ts";

type Sender = Parameters<typeof isFrom>[0];

const id = fakeBrowser.runtime.id;
const tab = { id: 7 } as Sender["tab"];
const abstract = "https://arxiv.org/abs/1706.03762";
const own = `chrome-extension://${id}/popup.html`;

describe("who may ask what", () => {
  const cases: [who: string, sender: object, origin: Origin | null][] = [
    ["a paper's page", { id, tab, frameId: 0, url: abstract }, "paper page"],
    ["a frame of a paper's page", { id, tab, frameId: 3, url: abstract }, null],
    ["a listing", { id, tab, frameId: 0, url: "https://arxiv.org/list/cs/new" }, "list page"],
    ["a frame of a listing", { id, tab, frameId: 3, url: "https://arxiv.org/list/cs/new" }, null],
    ["another site", { id, tab, frameId: 0, url: "https://example.org/abs/1706.03762" }, null],
    ["the popup", { id, url: own }, "own page"],
    ["the panel in a page", { id, tab, frameId: 5, url: own }, "own page"],
    ["another extension", { id: "somebody", url: own }, null],
    ["another extension's page", { id, url: "chrome-extension://other/popup.html" }, null],
    ["nobody that can be named", { id }, null],
  ];
  test.for(cases)("%s", ([who, sender, origin]) => {
    for (const asked of ["paper page", "list page", "own page"] as const) {
      expect(isFrom(sender as Sender, asked)).toBe(asked === origin);
    }
    const isOnSite = origin === "paper page" || origin === "list page";
    expect(isFrom(sender as Sender, "site page")).toBe(isOnSite);
    expect(isFrom(sender as Sender, "any page")).toBe(isOnSite || who === "another site");
  });
});

describe("answer", () => {
  beforeEach(() => fakeBrowser.reset());

  test("lets a page ask for its panel, and refuses made-up ids", async () => {
    answer("panel.opening", "paper page", pagePaper, () => undefined);
    const sender = { id, tab, frameId: 0, url: abstract };
    expect(await ask("panel.opening", paper("ARXIV", "1706.03762"), sender)).toEqual({});
    for (const wrong of [
      paper("ARXIV", "1706.03762v2"),
      paper("ARXIV", "attention"),
      paper("ISBN", "1706.03762"),
      paper("ARXIV", `1706.03762${" ".repeat(1000)}`),
      { ids: [], title: null },
      { title: null },
      null,
    ]) {
      expect(await ask("panel.opening", wrong, sender)).toMatchObject({
        err: { message: expect.stringContaining("malformed") as string },
      });
    }
    expect(
      await ask("panel.opening", paper("ARXIV", "1706.03762"), { id, url: own }),
    ).toMatchObject({
      err: { message: expect.stringContaining("may not be asked from here") as string },
    });
  });
});

async function ask(type: string, data: unknown, sender: object): Promise<unknown> {
  return new Promise((resolve) => {
    const message = { id: 1, type, data, timestamp: 1 };
    void fakeBrowser.runtime.onMessage.trigger(message, sender, resolve as never);
  });
}

function paper(scheme: string, value: string) {
  return { ids: [{ scheme, value }], title: null };
}
