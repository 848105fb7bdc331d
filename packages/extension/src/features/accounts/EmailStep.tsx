import { useId, useState } from "preact/hooks";
import { ask } from "../../messages.ts";
import type { PendingSignIn } from "../../account-view.ts";
import type { Wanted } from "../../action.ts";
import type { Failure } from "../../result.ts";
import { t } from "../../text.ts";

interface Props {
  wanted: Wanted | null;
  onSent: (pending: PendingSignIn) => void;
  onFailure: (failure: Failure) => void;
  onCancel?: (() => void) | undefined;
}

const PURPOSE = {
  vote: "accounts.signInToVote",
  save: "accounts.signInToSave",
  comment: "accounts.signInToComment",
  submit: "accounts.signInToSubmit",
} as const satisfies Record<Wanted["kind"], string>;

/** Asks for the address that the code goes to. */
export function EmailStep({ wanted, onSent, onFailure, onCancel }: Props) {
  const id = useId();
  const [email, setEmail] = useState("");
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  async function send(event: Event): Promise<void> {
    event.preventDefault();
    const address = email.trim();
    if (!/^\S+@\S+$/.test(address)) {
      return setProblem(t("accounts.emailIncomplete"));
    }
    setBusy(true);
    const answer = await ask("accounts.request-code", { email: address, wanted });
    setBusy(false);
    if (answer.ok) return onSent(answer.value);
    if (answer.failure.kind === "refused") return setProblem(answer.failure.message);
    onFailure(answer.failure);
  }

  return (
    <form noValidate onSubmit={(event) => void send(event)} style={{ display: "contents" }}>
      <h2>{t(wanted ? PURPOSE[wanted.kind] : "accounts.signIn")}</h2>
      <div class="field">
        <label for={id}>{t("accounts.email")}</label>
        <input
          id={id}
          type="email"
          autoComplete="email"
          maxLength={320}
          value={email}
          aria-invalid={problem !== null}
          aria-describedby={`${id}-said`}
          onInput={(event) => setEmail(event.currentTarget.value)}
        />
        <p
          id={`${id}-said`}
          class={problem ? "wrong" : "hint"}
          role={problem ? "alert" : undefined}
        >
          {problem ?? t("accounts.emailHint")}
        </p>
      </div>
      <div class="actions">
        <button type="submit" class="btn primary" disabled={isBusy}>
          {isBusy ? t("accounts.sending") : t("accounts.sendCode")}
        </button>
        {onCancel && (
          <button type="button" class="link" onClick={onCancel}>
            {t("accounts.notNow")}
          </button>
        )}
      </div>
    </form>
  );
}
