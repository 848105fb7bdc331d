import { html } from "../pages/html.ts";
import { plainPage } from "../pages/plain-page.ts";

/** The end of a sign-in with a provider: the token, shown once. */
export function signedInPage(name: string, token: string): Response {
  return plainPage(
    "Signed in",
    html`<h1>Signed in</h1>
      <p>You are signed in as ${name}. This is the token of your session; it is shown once.</p>
      <pre>${token}</pre>
      <p>In the <a href="/graphql">playground</a>, put it under Headers:</p>
      <pre>{ "Authorization": "Bearer ${token}" }</pre>
      <p class="quiet">
        Whoever has it can vote and keep lists in your name. The mutation signOut ends it. Give a
        program no session, but an access token that may do only what it needs: the mutation
        createToken makes one.
      </p>`,
  );
}

/** What became of a sign-in that failed, by the code that the sign-in library gives. */
const REASONS: Readonly<Record<string, string>> = {
  access_denied: "You did not allow it, so nothing was changed.",
  account_not_linked: "There is an account with this address that was made in another way.",
  invalid_code: "The provider did not accept our request.",
  unable_to_get_user_info: "The provider told no confirmed mail address.",
  state_mismatch: "It was begun in another browser, or too long ago.",
  state_not_found: "It was begun in another browser, or too long ago.",
  please_restart_the_process: "It was begun in another browser, or too long ago.",
};

/** The end of a sign-in that did not succeed. */
export function signInFailedPage(reason: string | null): Response {
  return plainPage(
    "Not signed in",
    html`<h1>Not signed in</h1>
      <p>
        ${REASONS[reason ?? ""] ?? "The sign-in did not succeed."} <a href="/">Try again</a>, or
        sign in with a code by mail.
      </p>`,
    400,
  );
}
