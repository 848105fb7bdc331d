import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { t } from "../../text.ts";
import { PanelFoot } from "./PanelFoot.tsx";
import { useAccount } from "./use-account.ts";

interface Props {
  /** Whether the reader asked for this, over the page of a paper or not. */
  isWanted: boolean;
  /** Reads the page once, where there is one; says whether it shows a paper. */
  onLookAgain: () => Promise<boolean>;
  /** Where a paper can be named. */
  add: ComponentChildren;
  /** Back to the paper that was shown, where there was one. */
  onBack?: (() => void) | undefined;
  /** The sign-in, while the reader is at it. */
  signIn: ComponentChildren;
  onSignIn: () => void;
}

/** The popup without a paper: on a page that is none, or while another one is named. */
export function NoPaper({ isWanted, onLookAgain, add, onBack, signIn, onSignIn }: Props) {
  const account = useAccount();
  const [said, setSaid] = useState("");

  async function look(): Promise<void> {
    setSaid("");
    if (!(await onLookAgain())) setSaid(t("quick.noPaper"));
  }
  return (
    <main
      class="panel"
      aria-label={t("manifest.name")}
      onKeyDown={(event) => {
        if (event.key !== "Escape" || !onBack) return;
        event.preventDefault();
        onBack();
      }}
    >
      {!isWanted && (
        <div class="kindly">
          <h1>{t("panel.noPaper")}</h1>
          <p>{t("panel.noPaperAdvice")}</p>
          <p>
            <button type="button" class="btn" onClick={() => void look()}>
              {t("quick.lookAgain")}
            </button>
          </p>
          <p class="hint" role="status">
            {said || t("quick.lookAgainHint")}
          </p>
        </div>
      )}
      {add}
      {onBack && (
        <p class="row">
          <button type="button" class="link" onClick={onBack}>
            <span aria-hidden="true">←</span> {t("panel.back")}
          </button>
        </p>
      )}
      {signIn}
      <PanelFoot account={account} onSignIn={onSignIn} />
    </main>
  );
}
