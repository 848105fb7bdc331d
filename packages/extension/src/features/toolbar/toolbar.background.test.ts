import { fakeBrowser } from "wxt/testing/fake-browser";
import { beforeEach, expect, it, vi } from "vitest";
import type { UnseenPapers } from "./toolbar.background.ts";
import { watchUnseenPapers } from "./toolbar.background.ts";

const PDF = "https://arxiv.org/pdf/2510.03264v2.pdf";

beforeEach(() => {
  fakeBrowser.reset();
  fakeBrowser.tabs.onUpdated.removeAllListeners();
});

/** Tabs that are open before the background listens. */
function openTabs(...urls: string[]): void {
  const tabs = urls.map((url, id) => ({ id: id + 1, url, status: "complete" }));
  vi.spyOn(fakeBrowser.tabs, "query").mockResolvedValue(tabs as never);
  vi.spyOn(fakeBrowser.tabs, "get").mockResolvedValue({ id: 1, url: PDF } as never);
}

function watched() {
  const unseen = {
    hasScript: vi.fn(() => Promise.resolve(false)),
    read: vi.fn<UnseenPapers["read"]>(() => Promise.resolve()),
  };
  watchUnseenPapers(unseen);
  return unseen.read;
}

const told = (id: number, change: object, status: string) =>
  fakeBrowser.tabs.onUpdated.trigger(id, change, { id, url: PDF, status } as never);

it("reads what was open before it listened, and nothing that is no paper", async () => {
  openTabs(PDF, "https://example.org/", "chrome://newtab/");
  const read = watched();
  await vi.waitFor(() => expect(read).toHaveBeenCalledTimes(1), 20_000);
  expect(read.mock.calls[0]).toMatchObject([1, { ids: [{ value: "2510.03264" }] }, PDF]);
});

it("reads a PDF of which it hears nothing but the title, and once however often it hears of it", async () => {
  openTabs();
  const read = watched();
  for (const change of [{ title: "2510.03264v2.pdf" }, { status: "complete" }, { title: "Again" }])
    void told(2, change, "complete");
  await vi.waitFor(() => expect(read).toHaveBeenCalledTimes(1), 20_000);
  await new Promise((later) => setTimeout(later, 50));
  expect(read).toHaveBeenCalledTimes(1);
});

it("waits until a page is there", async () => {
  openTabs();
  const read = watched();
  void told(3, { title: "2510.03264v2.pdf" }, "loading");
  await new Promise((later) => setTimeout(later, 50));
  expect(read).not.toHaveBeenCalled();
});
