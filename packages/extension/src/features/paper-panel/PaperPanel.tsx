import { Fragment } from "preact";
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { sendMessage } from "../../messages.ts";
import type { AccountView } from "../../account-view.ts";
import type { Wanted } from "../../action.ts";
import type { Failure } from "../../result.ts";
import { t } from "../../text.ts";
import { FailureNotice } from "../../ui/FailureNotice.tsx";
import { PaperHead } from "../../ui/PaperHead.tsx";
import { KnownPaper } from "./KnownPaper.tsx";
import { UnknownPaper } from "./UnknownPaper.tsx";
import { PanelFoot } from "./PanelFoot.tsx";
import type { PanelProps, PartEvents } from "./parts.ts";
import { doneWords, performWanted } from "./perform-wanted.ts";
import { asFormer, isOver } from "./problem.ts";
import type { Problem } from "./problem.ts";
import { useAccount } from "./use-account.ts";
import { usePaper } from "./use-paper.ts";

/** The paper of a page: what others think of it, my vote, my lists, what is near. */
export function PaperPanel({ page, parts, onClose }: PanelProps) {
  const { state, show, read, choose, isChosen } = usePaper(page);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [signIn, setSignIn] = useState<{ wanted: Wanted | null; turn: number } | null>(null);
  const [said, setSaid] = useState("");
  const panel = useRef<HTMLElement>(null);
  const form = useRef<HTMLDivElement>(null);
  // While the reader signs in here, what comes next is known: the paper is not read twice.
  const signingIn = useRef(signIn);
  signingIn.current = signIn;
  const account = useAccount(() => {
    if (signingIn.current !== null) return;
    setProblem(asFormer);
    void read(true);
  });

  // Before anybody sees it: later it would be taken from what the reader has gone to meanwhile.
  useLayoutEffect(() => panel.current?.focus(), []);
  useEffect(() => {
    // A sign-in that was begun in a popup which has closed since goes on where it was.
    void sendMessage("accounts.pending", undefined).then((pending) => {
      if (pending) askToSignIn(pending.wanted);
    });
  }, []);

  function fail(failure: Failure, wanted: Wanted | null): void {
    const isNoNews = failure.kind === "signed-out" && !failure.hadSession;
    setProblem(isNoNews ? null : { failure, wanted });
    if (failure.kind === "signed-out") askToSignIn(wanted);
    else setSignIn(null);
    // What was read while this was under way shows it as done.
    if (failure.kind === "refused" || failure.kind === "rate-limited") void read();
  }

  function askToSignIn(wanted: Wanted | null): void {
    const begun = { wanted, turn: Date.now() };
    // Known before it is drawn: that the session ended is told a moment after this.
    signingIn.current = begun;
    setSignIn(begun);
  }

  async function perform(wanted: Wanted): Promise<void> {
    setProblem(null);
    const answer = await performWanted(wanted);
    if (!answer.ok) return fail(answer.failure, wanted);
    show(answer.value);
    setSaid(doneWords(wanted, answer.value));
  }

  async function goOn(
    begun: typeof signIn,
    signedIn: AccountView,
    wanted: Wanted | null,
  ): Promise<void> {
    // The account shows before the sign-in's answer is here: what failed in between stays to be read.
    if (signingIn.current === begun) stopSigningIn();
    // What comes of it is seen at the head; the sign-in was the last thing here.
    if (wanted && wanted.kind !== "comment") panel.current?.scrollIntoView();
    if (wanted) return perform(wanted);
    setSaid(t("panel.signedInAs", { name: signedIn.name }));
    await read();
  }

  function stopSigningIn(): void {
    // A focus elsewhere is the reader's; that in the form would be lost with it.
    const hasFocus = form.current?.contains(document.activeElement);
    setSignIn(null);
    setProblem(null);
    if (hasFocus) panel.current?.focus();
  }

  const events: PartEvents = {
    onPaper: (paper) => {
      if (signingIn.current !== null) stopSigningIn();
      setProblem(null);
      show(paper);
    },
    onFailure: fail,
    onSaid: setSaid,
    viewer: account?.email ?? null,
  };
  const wantedAgain = problem?.wanted ?? null;

  return (
    <main
      ref={panel}
      class="panel"
      tabIndex={-1}
      aria-label={t("manifest.name")}
      onKeyDown={(event) => {
        if (event.key === "Escape") onClose?.();
      }}
    >
      {state.kind === "known" ? (
        <KnownPaper
          paper={state.paper}
          parts={parts}
          events={events}
          onRetry={() => void read()}
          onClose={onClose}
        />
      ) : (
        <PaperHead
          title={page.title ?? t("panel.thisPaper")}
          paper={null}
          vote={<NoVote isReading={state.kind === "reading"} />}
          onClose={onClose}
        />
      )}
      {state.kind === "unknown" && (
        <UnknownPaper
          page={page}
          name={state.name}
          parts={parts}
          events={events}
          onChosen={(name) => void choose(name).then(() => panel.current?.focus())}
        />
      )}
      {state.kind !== "unknown" && isChosen && (
        <p class="row">
          <button type="button" class="link" onClick={() => void choose(null)}>
            ← {t("panel.anotherPaper")}
          </button>
        </p>
      )}
      {(state.kind === "failed" || state.kind === "known") && state.failure && (
        <FailureNotice
          failure={state.failure}
          onRetry={() => void read()}
          onOpenOptions={openOptions}
        />
      )}
      {state.kind === "failed" &&
        state.failure.kind === "unreachable" &&
        account &&
        parts.saveAway(state.name, events)}
      {problem && !isOver(problem, state.kind) && (
        <FailureNotice
          failure={problem.failure}
          isFormer={problem.isFormer === true}
          onRetry={() => (wantedAgain ? void perform(wantedAgain) : setProblem(null))}
          onOpenOptions={openOptions}
        />
      )}
      {signIn && (
        <div key={signIn.turn} ref={form}>
          {parts.signIn({
            wanted: signIn.wanted,
            onSignedIn: (signedIn, wanted) => void goOn(signIn, signedIn, wanted),
            onFailure: (failure) => setProblem({ failure, wanted: null }),
            onCancel: stopSigningIn,
          })}
        </div>
      )}
      {state.kind === "known" && (
        <Fragment key={state.paper.id}>
          {parts.notes(state.paper, events)}
          {parts.discussion(state.paper, events)}
          {parts.cite(state.paper, events)}
          {parts.related(state.paper)}
        </Fragment>
      )}
      <PanelFoot account={account} onSignIn={() => askToSignIn(null)} />
      <p class="sr-only" role="status">
        {said}
      </p>
    </main>
  );
}

function openOptions(): void {
  void sendMessage("options.open", undefined);
}

function NoVote({ isReading }: { isReading: boolean }) {
  return (
    <div class="no-vote" aria-hidden="true">
      ▲<b>{isReading ? "…" : "–"}</b>
    </div>
  );
}
