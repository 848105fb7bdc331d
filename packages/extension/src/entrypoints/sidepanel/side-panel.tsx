import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { Feed } from "../../features/feed/Feed.tsx";
import { PanelFoot } from "../../features/paper-panel/PanelFoot.tsx";
import { doneWords, performWanted } from "../../features/paper-panel/perform-wanted.ts";
import { asFormer } from "../../features/paper-panel/problem.ts";
import type { Problem } from "../../features/paper-panel/problem.ts";
import { useAccount } from "../../features/paper-panel/use-account.ts";
import { VoteButton } from "../../features/votes/VoteButton.tsx";
import type { TextKey } from "../../locales/catalogue.ts";
import { sendMessage } from "../../messages.ts";
import type { AccountView } from "../../account-view.ts";
import type { Wanted } from "../../action.ts";
import type { Failure } from "../../result.ts";
import { t } from "../../text.ts";
import { FailureNotice } from "../../ui/FailureNotice.tsx";
import { Tabs, tabIdOf } from "../../ui/Tabs.tsx";
import type { ViewEvents } from "../../ui/view-events.ts";
import { LoadedView } from "./loaded-view.tsx";
import { SignInDialog } from "./sign-in-dialog.tsx";
import { useDetail } from "./use-detail.ts";
import { useUnreadCount } from "./use-unread-count.ts";

type View = "papers" | "search" | "lists" | "notifications";
const VIEWS = [
  { id: "papers", name: "feed.papers" },
  { id: "search", name: "search.title" },
  { id: "lists", name: "my-lists.title" },
  { id: "notifications", name: "notifications.title" },
] as const satisfies readonly { id: View; name: TextKey }[];

const loadDetail = async () => (await import("./detail.tsx")).Detail;
const loadSearch = async () => (await import("../../features/search/Search.tsx")).Search;
const loadLists = async () => (await import("../../features/my-lists/MyLists.tsx")).MyLists;
const loadNotifications = async () =>
  (await import("../../features/notifications/Notifications.tsx")).Notifications;

/** The daily papers beside any page: views of cards, and the paper that was opened from one. */
export function SidePanel() {
  const [view, setView] = useState<View>("papers");
  // What was seen stays: its place, its words, its answers.
  const seen = useRef(new Set<View>());
  seen.current.add(view);
  const scrolls = useRef(new Map<View, number>());
  const detail = useDetail();
  const account = useAccount(() => setProblem(asFormer));
  const unreadCount = useUnreadCount(account);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [signIn, setSignIn] = useState<{ wanted: Wanted | null; hadSession: boolean } | null>(null);
  const [said, setSaid] = useState("");

  useLayoutEffect(() => window.scrollTo(0, scrolls.current.get(view) ?? 0), [view]);

  function show(wanted: View): void {
    scrolls.current.set(view, window.scrollY);
    setProblem(null);
    setView(wanted);
  }

  function fail(failure: Failure, wanted: Wanted | null): void {
    if (failure.kind !== "signed-out") return setProblem({ failure, wanted });
    setProblem(null);
    setSignIn({ wanted, hadSession: failure.hadSession });
  }

  async function perform(wanted: Wanted): Promise<void> {
    setProblem(null);
    const answer = await performWanted(wanted);
    if (answer.ok) setSaid(doneWords(wanted, answer.value));
    else fail(answer.failure, wanted);
  }

  async function goOn(signedIn: AccountView, wanted: Wanted | null): Promise<void> {
    setSaid(t("panel.signedInAs", { name: signedIn.name }));
    if (wanted) await perform(wanted);
  }

  const onSignIn = () => setSignIn({ wanted: null, hadSession: false });
  const events: ViewEvents = {
    vote: (card) => (
      <VoteButton
        paper={card}
        // The news of the changed paper comes to every card.
        onPaper={() => setProblem(null)}
        onFailure={fail}
        onSaid={setSaid}
      />
    ),
    onOpen: detail.open,
    onFailure: (failure) => fail(failure, null),
    onSignIn,
    onOptions: openOptions,
    onSaid: setSaid,
  };
  const wantedAgain = problem?.wanted ?? null;
  const pageOf = (one: View) => ({
    id: `view-${one}`,
    role: "tabpanel" as const,
    hidden: one !== view,
    "aria-labelledby": tabIdOf(`view-${one}`, one),
  });

  return (
    <>
      {detail.paper && (
        <LoadedView load={loadDetail} props={{ paper: detail.paper, onBack: detail.close }} />
      )}
      <div hidden={detail.paper !== null} class="views">
        <header class="view-tabs">
          <h1 class="sr-only">{t("manifest.name")}</h1>
          <Tabs
            label={t("manifest.name")}
            tabs={VIEWS.map(({ id, name }) => ({
              id,
              name: t(name),
              count: id === "notifications" ? countOf(unreadCount) : null,
            }))}
            chosen={view}
            panelOf={(one) => `view-${one}`}
            onChoose={show}
          />
          {problem && (
            <FailureNotice
              failure={problem.failure}
              isFormer={problem.isFormer === true}
              onRetry={() => (wantedAgain ? void perform(wantedAgain) : setProblem(null))}
              onOpenOptions={openOptions}
            />
          )}
        </header>
        <main>
          <div {...pageOf("papers")}>
            <Feed events={events} />
          </div>
          <div {...pageOf("search")}>
            {seen.current.has("search") && <LoadedView load={loadSearch} props={{ events }} />}
          </div>
          <div {...pageOf("lists")}>
            {seen.current.has("lists") && (
              <LoadedView load={loadLists} props={{ account, events }} />
            )}
          </div>
          <div {...pageOf("notifications")}>
            {seen.current.has("notifications") && (
              <LoadedView
                load={loadNotifications}
                props={{ account, events, isShown: view === "notifications" }}
              />
            )}
          </div>
        </main>
        <PanelFoot account={account} onSignIn={onSignIn} />
      </div>
      {signIn && (
        <SignInDialog
          {...signIn}
          onSignedIn={(signedIn, wanted) => void goOn(signedIn, wanted)}
          onOptions={openOptions}
          onClose={() => setSignIn(null)}
        />
      )}
      <p class="sr-only" role="status">
        {said}
      </p>
    </>
  );
}

function countOf(count: number): { shown: string; words: string } | null {
  if (count === 0) return null;
  return { shown: count > 99 ? "99+" : String(count), words: t("side-panel.unread", { count }) };
}

function openOptions(): void {
  void sendMessage("options.open", undefined);
}
