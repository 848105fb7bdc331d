import { useEffect, useRef, useState } from "preact/hooks";
import { sendMessage } from "../../messages.ts";
import type { AccountView, Failure, Wanted } from "../../messages.ts";
import { FailureNotice } from "../../ui/FailureNotice.tsx";
import { PaperHead } from "../../ui/PaperHead.tsx";
import { KnownPaper } from "./KnownPaper.tsx";
import { PanelFoot } from "./PanelFoot.tsx";
import type { PanelProps, PartEvents } from "./parts.ts";
import { doneWords, performWanted } from "./perform-wanted.ts";
import { useAccount } from "./use-account.ts";
import { usePaper } from "./use-paper.ts";

/** The paper of a page: what others think of it, my vote, my lists, what is near. */
export function PaperPanel({ page, parts, onClose }: PanelProps) {
  const { state, show, read } = usePaper(page);
  const [problem, setProblem] = useState<{ failure: Failure; wanted: Wanted | null } | null>(null);
  const [signIn, setSignIn] = useState<{ wanted: Wanted | null } | null>(null);
  const [said, setSaid] = useState("");
  const panel = useRef<HTMLElement>(null);
  // While the reader signs in here, what comes next is known: the paper is not read twice.
  const isSigningIn = useRef(false);
  isSigningIn.current = signIn !== null;
  const account = useAccount(() => {
    if (!isSigningIn.current) void read();
  });

  useEffect(() => panel.current?.focus(), []);
  useEffect(() => {
    // A sign-in that was begun in a popup which has closed since goes on where it was.
    void sendMessage("accounts.pending", undefined).then((pending) => {
      if (pending) setSignIn({ wanted: pending.wanted });
    });
  }, []);

  function fail(failure: Failure, wanted: Wanted | null): void {
    const isNoNews = failure.kind === "signed-out" && !failure.hadSession;
    setProblem(isNoNews ? null : { failure, wanted });
    setSignIn(failure.kind === "signed-out" ? { wanted } : null);
  }

  async function perform(wanted: Wanted): Promise<void> {
    setProblem(null);
    const answer = await performWanted(wanted);
    if (!answer.ok) return fail(answer.failure, wanted);
    show(answer.value);
    setSaid(doneWords(wanted));
  }

  async function goOn(signedIn: AccountView, wanted: Wanted | null): Promise<void> {
    stopSigningIn();
    if (wanted) return perform(wanted);
    setSaid(`Signed in as ${signedIn.name}`);
    await read();
  }

  function stopSigningIn(): void {
    setSignIn(null);
    setProblem(null);
    panel.current?.focus();
  }

  const events: PartEvents = {
    onPaper: (paper) => {
      // Where the focus is, it stays, unless it was in a form that goes.
      if (isSigningIn.current) stopSigningIn();
      setProblem(null);
      show(paper);
    },
    onFailure: fail,
    onSaid: setSaid,
  };
  const wantedAgain = problem?.wanted ?? null;

  return (
    <main
      ref={panel}
      class="panel"
      tabIndex={-1}
      aria-label="Paperround"
      onKeyDown={(event) => {
        if (event.key === "Escape") onClose?.();
      }}
    >
      {state.kind === "known" ? (
        <KnownPaper paper={state.paper} parts={parts} events={events} onClose={onClose} />
      ) : (
        <PaperHead
          title={page.title ?? "This paper"}
          paper={null}
          vote={<NoVote isReading={state.kind === "reading"} />}
          onClose={onClose}
        />
      )}
      {state.kind === "unknown" && parts.beTheFirst(state.name, events)}
      {state.kind === "failed" && (
        <FailureNotice
          failure={state.failure}
          onRetry={() => void read()}
          onOpenOptions={openOptions}
        />
      )}
      {problem && (
        <FailureNotice
          failure={problem.failure}
          onRetry={() => (wantedAgain ? void perform(wantedAgain) : setProblem(null))}
          onOpenOptions={openOptions}
        />
      )}
      {signIn &&
        parts.signIn({
          wanted: signIn.wanted,
          onSignedIn: (signedIn, wanted) => void goOn(signedIn, wanted),
          onFailure: (failure) => setProblem({ failure, wanted: null }),
          onCancel: stopSigningIn,
        })}
      {state.kind === "known" && parts.related(state.paper)}
      <PanelFoot account={account} onSignIn={() => setSignIn({ wanted: null })} />
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
