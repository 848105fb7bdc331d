import { browser } from "wxt/browser";
import * as z from "zod/mini";
import { answer, nothing } from "../../answering.ts";
import type { Api } from "../../api/client.ts";
import { isNamedBy } from "../../api/paper-fields.ts";
import type { CommentNews } from "../../comment-view.ts";
import type { Action } from "../../action.ts";
import type { QueueSummary } from "../../queue-view.ts";
import type { BadgeFace } from "../../badge-look.ts";
import type { PagePaper } from "../../page-paper.ts";
import type { ListView, PaperName, PaperView } from "../../paper-view.ts";
import type { Failure, Result } from "../../result.ts";
import type { QueueRow } from "../../offline-database.ts";
import { sessions } from "../../storage.ts";
import { tellNews } from "../../tell-news.ts";
import { t } from "../../text.ts";
import { faceWithWaiting, withWaiting } from "./optimistic.ts";
import { allRows, dropAction, endPause, pauseOf, queueAgain, rowsOf } from "./queue-store.ts";
import { ownerOf, summaryOf, viewOf } from "./queue-view.ts";
import type { InUse } from "./queue-view.ts";
import { sendAction } from "./send-action.ts";
import type { Taken } from "./send-action.ts";
import { sendUnkept } from "./send-unkept.ts";
import { createSendingQueue } from "./sender.ts";
import type { Surroundings } from "./sender.ts";

const ALARM = "queue";

/** What the queue tells the rest of the background, and asks it. */
export interface QueueNeighbours {
  /** The server has taken an action. */
  sent(paper: PaperView): Promise<void>;
  commented(news: CommentNews): Promise<void>;
  /** What a paper shows may be different: something waits for it, or no longer does. */
  shown(ids: PagePaper["ids"], paper: PaperView | null): Promise<void>;
  /** How the queue stands, and whether somebody is signed in. */
  changed(summary: QueueSummary, isSignedIn: boolean): void;
  /** The paper as this browser knows it. */
  recall(name: PaperName): Promise<PaperView | null>;
  /** The reader's lists, as far as this browser knows them. */
  lists(): Promise<ListView[]>;
}

/** What came of an action. */
export type Attempt =
  | { kind: "sent"; taken: Taken }
  /** With the paper as it will be, where there is a copy of it. */
  | { kind: "waiting"; paper: PaperView | null }
  | { kind: "failed"; failure: Failure };

/** What the reader did and the server has not taken yet. */
export interface Queue {
  /** Sends an action after those that wait, and keeps it when the server cannot take it now. */
  attempt: (action: Action) => Promise<Attempt>;
  /** The same for those that change a paper. */
  perform: (action: Action) => Promise<Result<PaperView>>;
  /** Tries again: the server answers, somebody signed in, the network is back. */
  flush(): Promise<void>;
  /** How many actions have been answered so far, also by a refusal. */
  answered(): number;
  /** A paper as it will be when everything has been sent. */
  overPaper(paper: PaperView): Promise<PaperView>;
  overFace(page: PagePaper, face: BadgeFace | null): Promise<BadgeFace | null>;
  /** The same for the papers of a listing. */
  overFaces<Listed extends { face: BadgeFace }>(
    papers: readonly PagePaper[],
    faces: Listed[],
  ): Promise<Listed[]>;
  /** What waits, of the reader who is signed in. */
  rows(): Promise<QueueRow[]>;
  /** Tells every surface how the queue stands: another reader or server may be in use. */
  tell(): Promise<void>;
}

/** Makes the queue, and answers those who show it. */
export function startQueue(api: Api, neighbours: QueueNeighbours): Queue {
  let answered = 0;
  const around: Surroundings = {
    async sender() {
      const server = await api.server();
      const session = await sessions.read(server);
      return session && { server, account: accountOf(session.account), token: session.token };
    },
    async send(as, action) {
      const answer = await sendAction(api, as, action);
      answered += 1;
      return answer;
    },
    async sent(as, { paper, comment }, action) {
      const { server, account } = await inUse();
      // Somebody else's papers by now: the next sync tells them.
      if (as.server !== server || as.account !== account) return;
      const paperId = paper?.id ?? ("nodeId" in action.paper ? action.paper.nodeId : null);
      const commentId = action.kind === "delete-comment" ? action.commentId : comment?.id;
      if (commentId !== undefined && paperId !== null) {
        await neighbours.commented({ paperId, commentId, comment });
      }
      if (paper) await neighbours.sent(paper);
    },
    changed: tellChanged,
    wakeAt: (time) => browser.alarms.create(ALARM, { when: time }),
  };
  const queue = createSendingQueue(around);

  async function inUse(): Promise<InUse> {
    const server = await api.server();
    const session = await sessions.read(server);
    return { server, account: session && accountOf(session.account) };
  }

  async function ownRows() {
    const owner = ownerOf(await inUse());
    return owner ? rowsOf(owner) : [];
  }

  async function summary(): Promise<QueueSummary> {
    const now = await inUse();
    const owner = ownerOf(now);
    return summaryOf(await allRows(), now, owner && (await pauseOf(owner)));
  }

  async function view() {
    const now = await inUse();
    const owner = ownerOf(now);
    return viewOf(await allRows(), now, owner && (await pauseOf(owner)), queue.underWay());
  }

  async function tellChanged(): Promise<void> {
    const news = await summary();
    neighbours.changed(news, (await inUse()).account !== null);
    await tellNews("queue.changed", news);
  }

  async function overPaper(paper: PaperView): Promise<PaperView> {
    const rows = await ownRows();
    return rows.length === 0 ? paper : withWaiting(paper, rows, await knownLists());
  }

  async function knownLists(): Promise<ListView[]> {
    const lists = await neighbours.lists();
    return lists.some(({ isDefault }) => isDefault) ? lists : [...lists, readingList()];
  }

  async function perform(action: Action): Promise<Result<PaperView>> {
    const done = await attempt(action);
    if (done.kind === "failed") return { ok: false, failure: done.failure };
    const paper = done.kind === "sent" ? done.taken.paper : done.paper;
    if (!paper) return { ok: false, failure: { kind: "waiting" } };
    const submission = done.kind === "sent" ? done.taken.submission : undefined;
    return { ok: true, value: submission ? { ...paper, submission } : paper };
  }

  async function attempt(wanted: Action): Promise<Attempt> {
    const owner = ownerOf(await inUse());
    if (!owner) return { kind: "failed", failure: { kind: "signed-out", hadSession: false } };
    const action = await withListName(wanted);
    const known = await neighbours.recall(action.paper);
    const ids = known?.ids ?? ("identifier" in action.paper ? [action.paper.identifier] : []);
    const row = { action, title: known?.title ?? null, ids };
    const outcome = await queue.add(owner, row).catch(() => sendUnkept(around, owner, action));
    if (outcome.kind === "sent") {
      const { paper } = outcome.taken;
      if (paper && ids.length > 0 && !isNamedBy(paper, ids)) {
        return { kind: "failed", failure: { kind: "incompatible", server: owner.server } };
      }
      return {
        kind: "sent",
        taken: { ...outcome.taken, paper: paper && (await overPaper(paper)) },
      };
    }
    if (outcome.kind === "failed") return outcome;
    const paper = known && (await overPaper(known));
    await neighbours.shown(ids, paper);
    await tellChanged();
    return { kind: "waiting", paper };
  }

  /** The reading list goes by one name, so that what is done to it twice is seen to be. */
  async function withListName(action: Action): Promise<Action> {
    if (!("listId" in action)) return action;
    const list = (await knownLists()).find(({ id }) => id === action.listId);
    return list?.isDefault ? { ...action, listId: null } : action;
  }

  async function flush(isUrged: boolean): Promise<void> {
    // A database that does not answer now is asked again by the next alarm.
    await queue.flush(isUrged).catch(() => undefined);
  }

  answer("queue.read", "own page", nothing, view);
  const which = z.object({ id: z.nullable(z.number()) });
  answer("queue.retry", "own page", which, async ({ id }) => {
    const owner = ownerOf(await inUse());
    if (!owner) return view();
    await queueAgain(owner, id);
    const pause = await pauseOf(owner);
    if (pause && !pause.isAsked) await endPause(owner);
    await flush(true);
    await tellChanged();
    return view();
  });
  answer("queue.drop", "own page", z.object({ id: z.number() }), async ({ id }) => {
    const row = (await allRows()).find((one) => one.id === id);
    await dropAction(id);
    if (row) await neighbours.shown(row.ids, await recallOver(row.action.paper));
    await tellChanged();
    return view();
  });

  async function recallOver(name: PaperName): Promise<PaperView | null> {
    const known = await neighbours.recall(name);
    return known && overPaper(known);
  }

  browser.alarms.onAlarm.addListener((alarm) => {
    if (alarm.name === ALARM) void flush(false);
  });
  browser.runtime.onStartup.addListener(() => void flush(false));
  self.addEventListener("online", () => void flush(true));
  // This background was only just started: what an earlier one left is sent when its time has come.
  void flush(false);
  void tellChanged().catch(() => undefined);

  return {
    attempt,
    perform,
    flush: () => flush(true),
    answered: () => answered,
    overPaper,
    rows: ownRows,
    tell: tellChanged,
    async overFaces(papers, faces) {
      const rows = await ownRows();
      return faces.map((listed, at) => {
        const face = faceWithWaiting(listed.face, rows, papers[at]?.ids ?? []);
        return face ? { ...listed, face } : listed;
      });
    },
    async overFace(page, face) {
      return faceWithWaiting(face, await ownRows(), page.ids);
    },
  };
}

/** Everybody has one; its id is the server's to tell. */
function readingList(): ListView {
  return { id: "reading-list", name: t("offline.readingList"), isDefault: true };
}

function accountOf({ email }: { email: string }): string {
  return email.toLowerCase();
}
