import { firstIdentifier } from "@paperround/schema/paper-id/lookup-key";
import { parsePaperUrl } from "@paperround/schema/paper-id/parse-paper-id";
import { browser } from "wxt/browser";
import type { Browser } from "wxt/browser";
import type { Action, Failure, PagePaper, PaperView, Result } from "../../messages.ts";
import { t } from "../../text.ts";
import { failureWords } from "../../ui/failure-words.ts";
import { savedWords } from "../../ui/submission-words.ts";

/** What the shortcuts and menus need from the rest of the background. */
export interface QuickNeighbours {
  /** The paper of a tab; the page is read once when nobody knows it. */
  paperOf: (tab: Browser.tabs.Tab) => Promise<PagePaper | null>;
  /** Whether the reader has voted for the paper of a page, as far as is known here. */
  hasVoted: (page: PagePaper) => Promise<boolean>;
  perform: (action: Action) => Promise<Result<PaperView>>;
  /** Tells what came of it, on the button and, where there is a badge, on the page. */
  tell: (tabId: number | null, words: string, isGood: boolean) => Promise<void>;
}

const MENU = "save-paper";

/** Keyboard shortcuts and the context menus of pages and links: one press, and told what came of it. */
export function startQuickActions(neighbours: QuickNeighbours): void {
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
    act: (page: PagePaper) => Promise<Told>,
  ): Promise<void> {
    const tab = given ?? (await activeTab());
    const page = tab ? await neighbours.paperOf(tab) : null;
    const { words, isGood } = page ? await act(page) : bad(t("quick.noPaper"));
    await neighbours.tell(tab?.id ?? null, words, isGood);
  }

  async function saveLink(address: string, tab: Browser.tabs.Tab | undefined): Promise<void> {
    const id = parsePaperUrl(address);
    const told = id
      ? await save({ ids: [{ scheme: id.scheme, value: id.value }], title: null })
      : bad(t("quick.noPaperInLink"));
    await neighbours.tell(tab?.id ?? null, told.words, told.isGood);
  }

  async function save(page: PagePaper): Promise<Told> {
    const identifier = firstIdentifier(page.ids);
    if (!identifier) return bad(t("quick.noPaper"));
    const saved = await neighbours.perform({
      kind: "save",
      paper: { identifier },
      listId: null,
      // There is such a paper: it is on the page. Where the server has nothing of it yet, it gets it.
      submitKey: crypto.randomUUID(),
    });
    return toldOf(saved, t("quick.saved"));
  }

  async function vote(page: PagePaper): Promise<Told> {
    const identifier = firstIdentifier(page.ids);
    if (!identifier) return bad(t("quick.noPaper"));
    const upvoted = !(await neighbours.hasVoted(page));
    const set = await neighbours.perform({ kind: "vote", paper: { identifier }, upvoted });
    // The server has nothing of it yet: it is put there first.
    const isUnknown = !set.ok && set.failure.kind === "refused" && set.failure.code === "NOT_FOUND";
    if (isUnknown) return bad(t("toolbar.unknown"));
    return toldOf(set, t(upvoted ? "quick.voted" : "quick.takenBack"));
  }
}

interface Told {
  words: string;
  isGood: boolean;
}

function bad(words: string): Told {
  return { words, isGood: false };
}

function toldOf(answer: Result<PaperView>, done: string): Told {
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
