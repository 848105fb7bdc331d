import { useEffect, useRef, useState } from "preact/hooks";
import { sendMessage } from "../../messages.ts";
import type { AccountView, Failure, Wanted } from "../../messages.ts";
import { FailureNotice } from "../../ui/FailureNotice.tsx";
import { PaperHead } from "../../ui/PaperHead.tsx";
import { KnownPaper } from "./KnownPaper.tsx";
import { PanelFoot } from "./PanelFoot.tsx";
import type { PanelProps, PartEvents } from "./parts.ts";
import { doneWords, performWanted } from "./perform-wanted.ts";
import { usePaper } from "./use-paper.ts";

/** The paper of a page: what others think of it, my vote, my lists, what is near. */
export function PaperPanel({ page, parts, onClose }: PanelProps) {
  const { state, show, read } = usePaper(page);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [signIn, setSignIn] = useState<{ wanted: Wanted | null } | null>(null);
  const [said, setSaid] = useState("");
  const panel = useRef<HTMLElement>(null);

  useEffect(() => panel.current?.focus(), []);
  useEffect(() => {
    // A sign-in that was begun in a popup which has closed since goes on where it was.
    void sendMessage("accounts.pending", undefined).then((pending) => {
      if (pending) setSignIn({ wanted: pending.wanted });
    });
  }, []);

  function fail(problem: Failure, wanted: Wanted | null): void {
    setFailure(problem.kind === "signed-out" && !problem.hadSession ? null : problem);
    setSignIn(problem.kind === "signed-out" ? { wanted } : null);
  }

  async function goOn(account: AccountView, wanted: Wanted | null): Promise<void> {
    setSignIn(null);
    setFailure(null);
    panel.current?.focus();
    if (!wanted) {
      setSaid(`Signed in as ${account.name}`);
      return read();
    }
    const answer = await performWanted(wanted);
    if (!answer.ok) return fail(answer.failure, wanted);
    show(answer.value);
    setSaid(doneWords(wanted));
  }

  const events: PartEvents = {
    onPaper: (paper) => {
      setFailure(null);
      setSignIn(null);
      show(paper);
    },
    onFailure: fail,
    onSaid: setSaid,
  };

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
      {failure && (
        <FailureNotice
          failure={failure}
          onRetry={() => setFailure(null)}
          onOpenOptions={openOptions}
        />
      )}
      {signIn &&
        parts.signIn({
          wanted: signIn.wanted,
          onSignedIn: (account, wanted) => void goOn(account, wanted),
          onFailure: setFailure,
          onCancel: () => {
            setSignIn(null);
            setFailure(null);
            panel.current?.focus();
          },
        })}
      {state.kind === "known" && parts.related(state.paper)}
      <PanelFoot onSignIn={() => setSignIn({ wanted: null })} onOpenOptions={openOptions} />
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
