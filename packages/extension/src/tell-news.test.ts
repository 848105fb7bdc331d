import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { panelFrames } from "./storage.ts";
import { notePanel, tellNews } from "./tell-news.ts";

const NEWS = { unreadCount: 3 };

/** Which frames of tabs are there, and what each was told. */
let told: Map<string, unknown[]>;

beforeEach(() => {
  fakeBrowser.reset();
  told = new Map();
  const send = async (tabId: number, message: unknown, where: { frameId?: number }) => {
    const heard = told.get(`${tabId} ${where.frameId}`);
    if (!heard) throw new Error("Could not establish connection. Receiving end does not exist.");
    // Nobody who hears news answers them.
    heard.push(message);
  };
  // Typed as it is for those who hand a callback over.
  vi.spyOn(fakeBrowser.tabs, "sendMessage").mockImplementation(send as never);
});
afterEach(() => vi.restoreAllMocks());

test("panels in pages are told, each in its own frame", async () => {
  told.set("1 11", []).set("2 21", []);
  await notePanel({ tabId: 1, frameId: 11 });
  await notePanel({ tabId: 2, frameId: 21 });
  await notePanel({ tabId: 1, frameId: 11 });
  await tellNews("notifications.changed", NEWS);
  for (const heard of told.values()) {
    expect(heard).toEqual([expect.objectContaining({ type: "notifications.changed", data: NEWS })]);
  }
  expect(told.size).toBe(2);
});

test("one that was closed is forgotten, and keeps nothing from the others", async () => {
  told.set("2 21", []);
  await notePanel({ tabId: 1, frameId: 11 });
  await notePanel({ tabId: 2, frameId: 21 });
  await tellNews("notifications.changed", NEWS);
  expect(told.get("2 21")).toHaveLength(1);
  expect(await panelFrames.getValue()).toEqual([{ tabId: 2, frameId: 21 }]);
});

test("those that open and close at once do not make each other forgotten", async () => {
  for (const frameId of [1, 2, 3]) await notePanel({ tabId: 9, frameId });
  const opened = [11, 21, 31].map((frameId) => ({ tabId: 1, frameId }));
  for (const { frameId } of opened) told.set(`1 ${frameId}`, []);
  await Promise.all([tellNews("notifications.changed", NEWS), ...opened.map(notePanel)]);
  expect(await panelFrames.getValue()).toEqual(opened);
});

test("with nobody there nothing fails", async () => {
  await expect(tellNews("notifications.changed", NEWS)).resolves.toBeUndefined();
});
