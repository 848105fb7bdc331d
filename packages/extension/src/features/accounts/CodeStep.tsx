import { useId, useState } from "preact/hooks";
import { ask } from "../../messages.ts";
import type { AccountView, PendingSignIn } from "../../account-view.ts";
import type { Failure } from "../../result.ts";
import { t } from "../../text.ts";

interface Props {
  pending: PendingSignIn;
  onSignedIn: (account: AccountView) => void;
  onFailure: (failure: Failure) => void;
  onStartOver: () => void;
}

/** Asks for the six digits. They are sent as soon as they are complete. */
export function CodeStep({ pending, onSignedIn, onFailure, onStartOver }: Props) {
  const id = useId();
  const [code, setCode] = useState("");
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  async function send(digits: string): Promise<void> {
    if (isBusy) return;
    setBusy(true);
    const answer = await ask("accounts.sign-in", { code: digits });
    setBusy(false);
    if (answer.ok) return onSignedIn(answer.value);
    setCode("");
    if (answer.failure.kind === "refused") return setProblem(answer.failure.message);
    onFailure(answer.failure);
  }

  function type(text: string): void {
    // A pasted "Your code: 123 456" is a code, too.
    const digits = text.replace(/\D/g, "").slice(0, 6);
    setCode(digits);
    setProblem(null);
    if (digits.length === 6) void send(digits);
  }

  return (
    <form
      noValidate
      style={{ display: "contents" }}
      onSubmit={(event) => {
        event.preventDefault();
        if (code.length === 6) void send(code);
        else setProblem(t("accounts.codeIncomplete"));
      }}
    >
      <h2>{t("accounts.codeTitle")}</h2>
      <div class="field">
        <label for={id}>{t("accounts.code")}</label>
        <input
          id={id}
          class="code-input"
          inputMode="numeric"
          autoComplete="one-time-code"
          value={code}
          readOnly={isBusy}
          aria-invalid={problem !== null}
          aria-describedby={`${id}-said`}
          onInput={(event) => type(event.currentTarget.value)}
        />
        <p
          id={`${id}-said`}
          class={problem ? "wrong" : "hint"}
          role={problem ? "alert" : undefined}
        >
          {problem ?? t("accounts.codeSentTo", { email: pending.email })}
        </p>
      </div>
      <div class="actions">
        <button type="submit" class="btn primary" disabled={isBusy}>
          {isBusy ? t("accounts.checking") : t("accounts.signIn")}
        </button>
        <button type="button" class="link" onClick={onStartOver}>
          {t("accounts.startOver")}
        </button>
      </div>
    </form>
  );
}
