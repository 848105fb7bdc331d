import { localPath } from "../forms/local-path.ts";
import { ActionForm } from "../views/ActionForm.tsx";
import { useVisit } from "../views/visit-context.ts";
import type { Answer, Visit } from "../visit.ts";

/** The way in: a code by email, or a provider that knows one already. */
export function signInPage(visit: Visit): Answer {
  const next = nextOf(visit);
  if (visit.viewer !== null) return { to: next, permanent: false };
  return {
    title: "Sign in",
    description: "Sign in to vote, comment and keep lists.",
    path: "/sign-in",
    indexed: false,
    unkept: true,
    data: null,
    body: () => <SignIn next={next} />,
  };
}

/** Where the mailed code is typed. */
export function codePage(visit: Visit): Answer {
  const next = nextOf(visit);
  const email = visit.typed["email"] || visit.mailedTo;
  if (visit.viewer !== null) return { to: next, permanent: false };
  if (!email)
    return { to: `/sign-in?${new URLSearchParams({ next }).toString()}`, permanent: false };
  return {
    title: "Type the code",
    description: "Sign in to vote, comment and keep lists.",
    path: "/sign-in/code",
    indexed: false,
    unkept: true,
    data: null,
    body: () => <TypeCode next={next} email={email} />,
  };
}

function nextOf({ url, typed }: Visit): string {
  return localPath(typed["next"] || url.searchParams.get("next"));
}

function SignIn({ next }: { next: string }) {
  const { settings, typed } = useVisit();
  const to = new URLSearchParams({ next }).toString();
  return (
    <div class="narrow face sheet">
      <h1>Sign in</h1>
      <p>To vote, comment and keep lists. Reading needs no account.</p>
      <ActionForm action="sign-in-code" send={{ next }}>
        <label class="field">
          <span>Email address</span>
          <input
            type="email"
            name="email"
            autocomplete="email"
            maxLength={254}
            value={typed["email"] ?? ""}
            required
          />
        </label>
        <button class="btn primary" type="submit">
          Mail me a code
        </button>
      </ActionForm>
      <p class="hint">
        Six digits come by email. An account is made when you first sign in; it shows the part of
        the address before the @ as your name.
      </p>
      {(settings.github ?? settings.orcid) && (
        <div class="row">
          {settings.github && (
            <a class="btn" rel="nofollow" href={`/sign-in/github?${to}`}>
              Sign in with GitHub
            </a>
          )}
          {settings.orcid && (
            <a class="btn" rel="nofollow" href={`/sign-in/orcid?${to}`}>
              Sign in with ORCID
            </a>
          )}
        </div>
      )}
    </div>
  );
}

function TypeCode({ next, email }: { next: string; email: string }) {
  return (
    <div class="narrow face sheet">
      <h1>Type the code</h1>
      <p>
        Six digits are on their way to <bdi>{email}</bdi>. They hold for ten minutes.
      </p>
      <ActionForm action="sign-in" send={{ next, email }}>
        <label class="field">
          <span>Six-digit code</span>
          <input
            class="code-input"
            name="code"
            inputMode="numeric"
            autocomplete="one-time-code"
            maxLength={20}
            required
          />
        </label>
        <button class="btn primary" type="submit">
          Sign in
        </button>
      </ActionForm>
      <p class="hint">
        <a href={`/sign-in?${new URLSearchParams({ next }).toString()}`}>
          Another address, or another code
        </a>
      </p>
    </div>
  );
}
