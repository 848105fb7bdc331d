import type { ComponentChildren } from "preact";
import { PanelFoot } from "./PanelFoot.tsx";
import { useAccount } from "./use-account.ts";

interface Props {
  /** The sign-in, while the reader is at it. */
  signIn: ComponentChildren;
  onSignIn: () => void;
}

/** The popup on a page that is no paper. */
export function NoPaper({ signIn, onSignIn }: Props) {
  const account = useAccount();
  return (
    <main class="panel" aria-label="Paperround">
      <div class="kindly">
        <h1>No paper here</h1>
        <p>
          Open a paper on arXiv (its abstract, PDF or HTML page), and you see here what others think
          of it.
        </p>
      </div>
      {signIn}
      <PanelFoot account={account} onSignIn={onSignIn} />
    </main>
  );
}
