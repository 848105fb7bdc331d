import { browser } from "wxt/browser";
import { defineBackground } from "wxt/utils/define-background";
import { answer, nothing } from "../answering.ts";
import { createApi } from "../api/client.ts";
import { keepTextServers } from "../api/text-servers.ts";
import {
  endSession,
  leaveServer,
  startAccounts,
} from "../features/accounts/accounts.background.ts";
import type { AccountChanged } from "../features/accounts/accounts.background.ts";
import { startBadges } from "../features/badge/badge.background.ts";
import { startListings } from "../features/badge/listing/listing.background.ts";
import { loadOnListings } from "../features/badge/listing/load-listing.background.ts";
import { loadOnPapers } from "../features/badge/load-paper.background.ts";
import { startCandidates } from "../features/candidates/candidates.background.ts";
import { startCitations } from "../features/cite/cite.background.ts";
import { startDiscussion } from "../features/discussion/discussion.background.ts";
import { startLists } from "../features/lists/lists.background.ts";
import { startFeed } from "../features/feed/feed.background.ts";
import { createLookups } from "../features/lookups/lookups.background.ts";
import { startLookupExample } from "../features/lookups/example.background.ts";
import { keepInSync } from "../features/lookups/sync-clock.ts";
import { startMyData } from "../features/my-data/my-data.background.ts";
import { startCopies } from "../features/offline/copies.background.ts";
import { startQueue } from "../features/offline/queue.background.ts";
import { startOmnibox } from "../features/omnibox/omnibox.background.ts";
import { startMyLists } from "../features/my-lists/my-lists.background.ts";
import { startNotifications } from "../features/notifications/notifications.background.ts";
import { startPaperPanel } from "../features/paper-panel/paper-panel.background.ts";
import { paperOf } from "../features/paper-panel/tab-page.ts";
import { startQuickActions } from "../features/quick-actions/quick-actions.background.ts";
import { startRelated } from "../features/related/related.background.ts";
import { readServers, startServers } from "../features/servers/servers.background.ts";
import { startSearch } from "../features/search/search.background.ts";
import { startSidePanel } from "../features/side-panel/side-panel.background.ts";
import { startSubmissions } from "../features/submissions/submissions.background.ts";
import {
  showOnToolbar,
  showStateOnToolbar,
  tellOnToolbar,
  watchUnseenPapers,
} from "../features/toolbar/toolbar.background.ts";
import { startToolbarIcon } from "../features/toolbar-icon/toolbar-icon.background.ts";
import { startVotes } from "../features/votes/votes.background.ts";
import { sendMessage } from "../messages.ts";
import type { BadgeFace } from "../badge-look.ts";
import type { PagePaper } from "../page-paper.ts";
import type { PaperView } from "../paper-view.ts";
import { serverAddress, sessions } from "../storage.ts";
import { tellNews } from "../tell-news.ts";

export default defineBackground({
  type: "module",
  main() {
    const api = createApi({
      server: () => serverAddress.getValue(),
      token: async (server) => (await sessions.read(server))?.token ?? null,
      sessionEnded: (server, token) => endSession(server, token, accountChanged),
      textServers: keepTextServers(),
    });
    const icon = startToolbarIcon();
    const lookups = createLookups(api);
    const copies = startCopies(api, () => queue.rows());
    const queue = startQueue(api, {
      sent: paperChanged,
      commented: (news) => tellNews("comment.changed", news),
      shown: showPaper,
      recall: (name) => copies.recall(name),
      lists: () => copies.listNames(),
      changed: (summary, isSignedIn) => {
        showStateOnToolbar({ isSignedIn, queue: summary });
        icon.change({ isSignedIn });
      },
    });
    const badges = startBadges({
      face: async (page) => (await queue.overFace(page, await lookups.face(page))) ?? UNKNOWN,
      shown: (tabId, face) => {
        showOnToolbar(tabId, face);
        icon.show(tabId, face);
      },
    });
    const refreshListings = startListings({
      faces: async (papers) => queue.overFaces(papers, await lookups.facesAtHome(papers)),
      lookUp: async (papers) => queue.overFaces(papers, await lookups.lookUpList(papers)),
      lists: () => copies.listNames(),
    });
    const clock = keepInSync(async () => {
      const synced = await lookups.sync();
      icon.change({ isOffline: !synced.ok && synced.failure.kind === "unreachable" });
      if (!synced.ok) return false;
      // The server answers.
      await queue.flush();
      const copied = await copies.sync();
      await refreshPages();
      return copied.ok;
    });

    async function refreshPages(): Promise<void> {
      await badges.refresh(faceHere);
      await refreshListings();
    }

    async function faceHere(page: PagePaper): Promise<BadgeFace | null> {
      return queue.overFace(page, await lookups.faceAtHome(page));
    }

    /** The one way back: a changed paper reaches every badge, panel and popup that shows it. */
    async function paperChanged(paper: PaperView): Promise<void> {
      // Without room for copies it is shown all the same.
      await Promise.allSettled([lookups.learn(paper), copies.remember(paper)]);
      await showPaper(paper.ids, await queue.overPaper(paper));
    }

    async function showPaper(ids: PagePaper["ids"], paper: PaperView | null): Promise<void> {
      const face = await faceHere({ ids, title: null });
      if (face) await badges.show(ids, face);
      await refreshListings();
      if (paper) await tellNews("paper.changed", paper);
    }

    const accountChanged: AccountChanged = async (server, account) => {
      if (account === null) {
        await Promise.all([lookups.forgetViewer(server), copies.forgetViewer(server)]);
      } else {
        clock.syncNow();
        void queue.flush();
        void quick.signedIn();
      }
      await refreshPages();
      await tellNews("accounts.changed", account);
      await queue.tell();
    };

    startPaperPanel(api, {
      changed: paperChanged,
      withWaiting: (paper) => queue.overPaper(paper),
      recall: (name) => copies.recall(name),
      answered: () => queue.answered(),
      missing: async (name) => {
        if ("identifier" in name) await badges.show([name.identifier], { kind: "unknown" });
      },
    });
    startVotes(queue.perform);
    startLists(api, { perform: queue.perform, copied: () => copies.listNames() });
    startSubmissions(api, queue.perform);
    startRelated(api);
    startDiscussion(api, queue.attempt);
    startCitations(api);
    startCandidates(api);
    startFeed(api, () => copies.feed());
    startSearch(api);
    startMyLists(api, {
      copied: () => copies.lists(),
      async settle(action) {
        const done = await queue.attempt(action);
        if (done.kind === "failed") return { ok: false, failure: done.failure };
        return { ok: true, value: { isWaiting: done.kind === "waiting" } };
      },
    });
    startNotifications(api, (unreadCount) => tellNews("notifications.changed", { unreadCount }));
    startSidePanel();
    startAccounts(api, accountChanged);
    startServers(
      async (server) => {
        await tellNews("servers.changed", { address: server });
        clock.syncNow();
        await queue.tell();
        const account = (await sessions.read(server))?.account ?? null;
        await tellNews("accounts.changed", account);
      },
      async (server) => {
        await Promise.all([leaveServer(server), copies.forgetViewer(server)]);
      },
    );
    startLookupExample(api);
    startMyData(api, {
      servers: readServers,
      leave: leaveServer,
      deleted: async () => {
        await queue.tell();
        await tellNews("accounts.changed", null);
      },
    });
    const quick = startQuickActions({
      paperOf,
      perform: queue.perform,
      hasVoted: async (page) => {
        const face = await faceHere(page);
        return face?.kind === "known" && face.voted;
      },
      tell: async (tabId, words, isGood) => {
        const where = { tabId: tabId ?? -1, frameId: 0 };
        if (tabId !== null) await sendMessage("badge.say", { words }, where).catch(() => undefined);
        await tellOnToolbar(tabId, words, isGood);
      },
    });
    startOmnibox(api, (words) => tellOnToolbar(null, words, false));
    loadOnListings();
    const papers = loadOnPapers();
    watchUnseenPapers({
      hasScript: (tabId, address) => papers.hasScript(tabId, address),
      read: (tabId, page, address) => badges.readUnseen(tabId, page, address),
    });
    answer("options.open", "own page", nothing, () => browser.runtime.openOptionsPage());
  },
});

const UNKNOWN: BadgeFace = { kind: "unknown" };
