import { browser } from "wxt/browser";
import { defineBackground } from "wxt/utils/define-background";
import { answer, nothing } from "../answering.ts";
import { createApi } from "../api/client.ts";
import { endSession, startAccounts } from "../features/accounts/accounts.background.ts";
import type { AccountChanged } from "../features/accounts/accounts.background.ts";
import { startBadges } from "../features/badge/badge.background.ts";
import { startLists } from "../features/lists/lists.background.ts";
import { createLookups } from "../features/lookups/lookups.background.ts";
import { keepInSync } from "../features/lookups/sync-clock.ts";
import { startPaperPanel } from "../features/paper-panel/paper-panel.background.ts";
import { startRelated } from "../features/related/related.background.ts";
import { startServers } from "../features/servers/servers.background.ts";
import { startSubmissions } from "../features/submissions/submissions.background.ts";
import { showOnToolbar, watchUnseenPapers } from "../features/toolbar/toolbar.background.ts";
import { startVotes } from "../features/votes/votes.background.ts";
import { sendMessage } from "../messages.ts";
import type { PaperView } from "../messages.ts";
import { serverAddress, sessions } from "../storage.ts";

export default defineBackground({
  type: "module",
  main() {
    const api = createApi({
      server: () => serverAddress.getValue(),
      token: async (server) => (await sessions.read(server))?.token ?? null,
      sessionEnded: (server, token) => endSession(server, token, accountChanged),
    });
    const lookups = createLookups(api);
    const badges = startBadges({ face: (page) => lookups.face(page), shown: showOnToolbar });
    const clock = keepInSync(async () => {
      const synced = await lookups.sync();
      if (synced.ok) await badges.refresh((page) => lookups.faceAtHome(page));
      return synced.ok;
    });

    /** The one way back: a changed paper reaches every badge, panel and popup that shows it. */
    async function paperChanged(paper: PaperView): Promise<void> {
      await lookups.learn(paper);
      const face = await lookups.faceAtHome({ ids: paper.ids, title: null });
      if (face) await badges.show(paper.ids, face);
      await unheard(sendMessage("paper.changed", paper));
    }

    const accountChanged: AccountChanged = async (server, account) => {
      if (account === null) await lookups.forgetViewer(server);
      else clock.syncNow();
      await badges.refresh((page) => lookups.faceAtHome(page));
      await unheard(sendMessage("accounts.changed", account));
    };

    startPaperPanel(api, {
      changed: paperChanged,
      missing: async (name) => {
        if ("identifier" in name) await badges.show([name.identifier], { kind: "unknown" });
      },
    });
    startVotes(api, paperChanged);
    startLists(api, paperChanged);
    startSubmissions(api, paperChanged);
    startRelated(api);
    startAccounts(api, accountChanged);
    startServers(async (server) => {
      clock.syncNow();
      const account = (await sessions.read(server))?.account ?? null;
      await unheard(sendMessage("accounts.changed", account));
    });
    watchUnseenPapers((tabId, page) => badges.readUnseen(tabId, page));
    answer("options.open", "own page", nothing, () => browser.runtime.openOptionsPage());
  },
});

/** Nobody listens when no panel, popup or options page is open. */
async function unheard(told: Promise<void>): Promise<void> {
  await told.catch(() => undefined);
}
