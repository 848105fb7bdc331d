import { lookupKey } from "@paperround/schema/paper-id/lookup-key";
import { answer, nothing } from "../../answering.ts";
import type { Api } from "../../api/client.ts";
import { toListView } from "../../api/paper-fields.ts";
import type { CopiedListsView, CopiedPaper, FeedCopyView } from "../../copy-view.ts";
import type { ListView, PaperName, PaperView } from "../../paper-view.ts";
import type { Result } from "../../result.ts";
import type { QueueRow } from "../../offline-database.ts";
import { feedPapers, listsCopies, sessions, viewerCopies } from "../../storage.ts";
import { copyOf, feedWithOwn, ownOf } from "./feed-with-own.ts";
import { forgetOpened, openedPapers, recallPaper, rememberPaper } from "./opened-papers.ts";
import { listWithWaiting } from "./lists-with-waiting.ts";
import { syncFeedPapers, syncLists } from "./sync-copies.ts";

/** What can be read without the server. */
export interface Copies {
  /** Brings the copies up to date. Runs by the clock, after the look-ups' own. */
  sync(): Promise<Result<null>>;
  remember(paper: PaperView): Promise<void>;
  /** A paper as it was known last, wherever a copy of it is. */
  recall(name: PaperName): Promise<PaperView | null>;
  listNames(): Promise<ListView[]>;
  /** The last month's feed; null where it was never copied. */
  feed(): Promise<FeedCopyView | null>;
  /** The viewer's lists with what waits to be sent; null where they were never copied. */
  lists(): Promise<CopiedListsView | null>;
  /** Drops what belongs to the viewer of a server. */
  forgetViewer(server: string): Promise<void>;
}

/**
 * Keeps copies of the feed, of the viewer's lists and of opened papers, and answers those who read them.
 * @param waiting what the reader did and the server has not taken yet
 */
export function startCopies(api: Api, waiting: () => Promise<QueueRow[]>): Copies {
  async function feed(): Promise<FeedCopyView | null> {
    const server = await api.server();
    const copy = await feedPapers.read(server);
    if (!copy) return null;
    const [viewer, lists, opened, rows] = await Promise.all([
      viewerCopies.read(server),
      listsCopies.read(server),
      openedPapers(server),
      waiting(),
    ]);
    const papers = feedWithOwn(copy, { viewer, lists, opened, rows });
    return { copiedAt: copy.copiedAt, papers };
  }

  async function lists(): Promise<CopiedListsView | null> {
    const server = await api.server();
    const [copy, viewer] = await Promise.all([listsCopies.read(server), viewerCopies.read(server)]);
    if (!copy) return null;
    const rows = await waiting();
    const votes = viewer?.votes ?? {};
    const found = copy.lists.map((list) => listWithWaiting(list, rows, votes, copied));
    return { copiedAt: copy.copiedAt, lists: await Promise.all(found) };
  }

  answer("copies.feed", "own page", nothing, feed);
  answer("copies.lists", "own page", nothing, lists);

  /** A copy of the paper in the feed or in a list. */
  async function copied(name: PaperName): Promise<(CopiedPaper & { copiedAt: number }) | null> {
    const server = await api.server();
    const [feed, own] = await Promise.all([feedPapers.read(server), listsCopies.read(server)]);
    const isMeant = namedSo(name);
    for (const { items } of own?.lists ?? []) {
      const item = items.find(({ paper }) => isMeant(paper));
      if (item && own) return { ...item.paper, copiedAt: own.copiedAt };
    }
    const paper = feed?.papers.find(isMeant);
    if (paper && feed) return { ...paper, copiedAt: feed.copiedAt };
    return recallPaper(server, name).then((opened) =>
      opened ? { ...opened, copiedAt: opened.copiedAt ?? 0 } : null,
    );
  }

  return {
    feed,
    lists,
    async sync() {
      const feed = await syncFeedPapers(api);
      if (!feed.ok || !(await sessions.read(await api.server()))) return feed;
      return syncLists(api);
    },
    async remember(paper) {
      await rememberPaper(await api.server(), paper);
    },
    async recall(name) {
      const server = await api.server();
      const opened = await recallPaper(server, name);
      if (opened) return opened;
      const paper = await copied(name);
      if (!paper) return null;
      const [viewer, own] = await Promise.all([
        viewerCopies.read(server),
        listsCopies.read(server),
      ]);
      return copyOf(paper, ownOf(paper.id, { viewer, lists: own }));
    },
    async listNames() {
      const copy = await listsCopies.read(await api.server());
      return (copy?.lists ?? []).map(toListView);
    },
    async forgetViewer(server) {
      await Promise.all([listsCopies.remove(server), forgetOpened(server)]);
    },
  };
}

function namedSo(name: PaperName): (paper: CopiedPaper) => boolean {
  if ("nodeId" in name) return ({ id }) => id === name.nodeId;
  const key = lookupKey(name.identifier);
  return ({ ids }) => ids.some((id) => lookupKey(id) === key);
}
