import { firstIdentifier } from "@paperround/schema/paper-id/lookup-key";
import { parsePaperUrl } from "@paperround/schema/paper-id/parse-paper-id";
import { browser } from "wxt/browser";
import type { Browser } from "wxt/browser";
import type { PagePaper } from "../../page-paper.ts";
import type { PaperView } from "../../paper-view.ts";
import type { Failure, Result } from "../../result.ts";
import { recognise } from "../../recognisers/recognise.ts";
import { isMissing } from "../../refusals.ts";
import { serverAddress, sessions } from "../../storage.ts";
import type { QuickWish } from "../../storage.ts";
import { t } from "../../text.ts";
import { failureWords } from "../../ui/failure-words.ts";
import { savedWords } from "../../ui/submission-words.ts";
import { keepWish, takeWishes } from "./wishes.ts";

/** What the shortcuts and menus need from the rest of the background. */
export interface QuickNeighbours {
  /** The paper of a tab; the page is read once when nobody knows it. */
  paperOf: (tab: Browser.tabs.Tab) => Promise<PagePaper | null>;
  /** Whether the reader has voted for the paper of a page, as far as is known here. */
  hasVoted: (page: PagePaper) => Promise<boolean>;
  perform: (action: QuickAction) => Promise<Result<PaperView>>;
  /** Tells what came of it, on the button and, where there is a badge, on the page. */
  tell: (tabId: number | null, words: string, isGood: boolean) => Promise<void>;
}

const MENU = "save-paper";

/** What is told on the way from a press to its end. */
export interface QuickActions {
  /** Does what was pressed before somebody signed in at the server in use, and tells what came of it. */
  signedIn(): Promise<void>;
}

type QuickAction = QuickWish["action"];

/** Keyboard shortcuts and the context menus of pages and links: one press, and told what came of it. */
export function startQuickActions(neighbours: QuickNeighbours): QuickActions {
  browser.commands?.onCommand.addListener((command, tab) => {
    if (command === "save-paper") void onTab(tab, save);
    if (command === "vote-paper") void onTab(tab, vote);
  });

  browser.runtime.onInstalled.addListener(() => void makeMenus());
  browser.contextMenus?.onClicked.addListener(({ menuItemId, linkUrl }, tab) => {
    if (menuItemId === `${MENU}-page`) void onTab(tab, save);
    if (menuItemId === `${MENU}-link` && linkUrl !== undefined) void saveLink(linkUrl, tab);
  });

  async function onTab(
    given: Browser.tabs.Tab | undefined,
    wanted: (page: PagePaper) => Promise<QuickAction | null>,
  ): Promise<void> {
    const tab = given ?? (await activeTab());
    const page = tab ? await neighbours.paperOf(tab) : null;
    const action = page && (await wanted(page));
    await press(action, tab?.id ?? null, t("quick.noPaper"));
  }

  async function saveLink(address: string, tab: Browser.tabs.Tab | undefined): Promise<void> {
    await press(
      await save({ ids: idsIn(address), title: null }),
      tab?.id ?? null,
      t("quick.noPaperInLink"),
    );
  }

  async function press(
    action: QuickAction | null,
    tabId: number | null,
    noPaper: string,
  ): Promise<void> {
    if (!action) return neighbours.tell(tabId, noPaper, false);
    const answer = await neighbours.perform(action);
    const { words, isGood } = toldOf(action, answer);
    if (answer.ok || answer.failure.kind !== "signed-out") {
      return neighbours.tell(tabId, words, isGood);
    }
    // What a session that has just ended was to send waits in the queue.
    if (!answer.failure.hadSession) {
      await keepWish(await serverAddress.getValue(), { action, tabId });
    }
    await neighbours.tell(tabId, `${words} ${t("quick.kept")}`, isGood);
    // Somebody may have signed in just then.
    await signedIn();
  }

  async function signedIn(): Promise<void> {
    const server = await serverAddress.getValue();
    const session = await sessions.read(server);
    if (!session) return;
    for (const { action, tabId } of await takeWishes(server, session.account.email.toLowerCase())) {
      const { words, isGood } = toldOf(action, await neighbours.perform(action));
      await neighbours.tell(tabId, words, isGood);
    }
  }

  async function save(page: PagePaper): Promise<QuickAction | null> {
    const identifier = firstIdentifier(page.ids);
    if (!identifier) return null;
    // There is such a paper: it is on the page. Where the server has nothing of it yet, it gets it.
    const submitKey = crypto.randomUUID();
    return { kind: "save", paper: { identifier }, listId: null, submitKey };
  }

  async function vote(page: PagePaper): Promise<QuickAction | null> {
    const identifier = firstIdentifier(page.ids);
    if (!identifier) return null;
    const upvoted = !(await neighbours.hasVoted(page));
    return { kind: "vote", paper: { identifier }, upvoted };
  }

  return { signedIn };
}

interface Told {
  words: string;
  isGood: boolean;
}

function bad(words: string): Told {
  return { words, isGood: false };
}

function doneWords(action: QuickAction): string {
  if (action.kind === "save") return t("quick.saved");
  return t(action.upvoted ? "quick.voted" : "quick.takenBack");
}

function toldOf(action: QuickAction, answer: Result<PaperView>): Told {
  // The server has nothing of it yet: it is put there first.
  if (action.kind === "vote" && isMissing(answer)) return bad(t("toolbar.unknown"));
  const done = doneWords(action);
  if (!answer.ok) return failureTold(answer.failure, done);
  return { words: savedWords(answer.value, done), isGood: true };
}

function failureTold(failure: Failure, done: string): Told {
  if (failure.kind === "waiting") {
    return { words: `${done}. ${t("offline.keptUntilSent")}`, isGood: true };
  }
  const { title, advice } = failureWords(failure, Date.now());
  return bad(`${title}. ${advice}`);
}

/** What an address names: as every site writes it, or as this one does, which may be known better. */
function idsIn(address: string): PagePaper["ids"] {
  const id = parsePaperUrl(address);
  if (id) return [{ scheme: id.scheme, value: id.value }];
  return recognise(address, null)?.ids ?? [];
}

async function activeTab(): Promise<Browser.tabs.Tab | undefined> {
  return (await browser.tabs.query({ active: true, lastFocusedWindow: true }))[0];
}

async function makeMenus(): Promise<void> {
  if (!browser.contextMenus) return;
  await browser.contextMenus.removeAll();
  const title = t("quick.saveThisPaper");
  const web = ["http://*/*", "https://*/*"];
  browser.contextMenus.create({
    id: `${MENU}-page`,
    title,
    contexts: ["page"],
    documentUrlPatterns: web,
  });
  browser.contextMenus.create({
    id: `${MENU}-link`,
    title,
    contexts: ["link"],
    targetUrlPatterns: web,
  });
}
