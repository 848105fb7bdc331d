import { beforeEach, expect, test, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { createApi } from "../../api/client.ts";
import { keepTextServers } from "../../api/text-servers.ts";
import { startPaperPanel } from "./paper-panel.background.ts";

const { id } = fakeBrowser.runtime;
const tab = { id: 7 };
const badge = { id, tab, frameId: 0, url: "https://arxiv.org/abs/1706.03762" };
const panel = { id, tab, frameId: 5, url: `chrome-extension://${id}/panel.html` };
const paper = { ids: [{ scheme: "ARXIV", value: "1706.03762" }], title: null };

beforeEach(() => {
  fakeBrowser.reset();
  const nobody = async () => null;
  startPaperPanel(
    createApi({
      server: async () => "https://papers.example.org",
      token: nobody,
      sessionEnded: async () => undefined,
      textServers: keepTextServers(),
    }),
    {
      changed: async () => undefined,
      missing: async () => undefined,
      withWaiting: async (same) => same,
      recall: nobody,
      answered: () => 0,
    },
  );
});

test("a panel that asks late, and whose badge gives it up that moment, is opened once", async () => {
  await ask("panel.opening", paper, badge);
  const session: { remove(key: string): Promise<void> } = fakeBrowser.storage.session;
  const remove = session.remove.bind(session);
  vi.spyOn(session, "remove").mockImplementation(async (key) => {
    await new Promise((resolve) => setTimeout(resolve, 50));
    await remove(key);
  });
  const asked = await Promise.all([
    ask("panel.subject", { tabId: null }, panel),
    ask("panel.elsewhere", undefined, badge),
  ]);
  expect(asked).toEqual([{ res: paper }, { res: false }]);
  expect(await ask("panel.subject", { tabId: null }, panel)).toEqual({ res: null });
});

async function ask(type: string, data: unknown, sender: object): Promise<unknown> {
  return new Promise((resolve) => {
    const message = { id: 1, type, data, timestamp: 1 };
    void fakeBrowser.runtime.onMessage.trigger(message, sender, resolve as never);
  });
}
