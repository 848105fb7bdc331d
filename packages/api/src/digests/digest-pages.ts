import { html } from "../pages/html.ts";
import type { Html } from "../pages/html.ts";
import { formPage } from "./form-page.ts";
import { preferenceFields } from "./preference-form.ts";
import type { FormValues } from "./preference-form.ts";

// Whatever opens a link (a mail program that looks ahead, a scanner) only reads: what changes something is a button.

/** Where somebody subscribes. */
export function subscribePage(values: FormValues, email: string): Response {
  return formPage(
    "Daily papers by mail",
    html`<p>
        The papers that this community puts on its daily list, in one mail. A day without any sends
        nothing, and no paper comes twice.
      </p>
      <form method="post" action="/digest/subscribe">
        <label
          >Email address
          <input
            name="email"
            type="email"
            required
            maxlength="254"
            autocomplete="email"
            value="${email}"
        /></label>
        ${preferenceFields(values)}
        <button>Subscribe</button>
      </form>
      <p class="quiet">
        A mail will ask you to confirm. No pictures, no tracking; each mail has a link by which you
        leave. <a href="/digest/preferences">Change a digest that you get</a>
      </p>`,
  );
}

/** The answer to everybody who gave an address, whoever has it. */
export function lookIntoMailPage(): Response {
  return formPage(
    "Look into your mail",
    html`<p>
        If the address is right, a mail is on its way to it. Press its button, and that is all.
      </p>
      <p class="quiet">
        Nothing has come after a few minutes? Look among the spam, and whether the address was typed
        right.
      </p>`,
  );
}

/** Before a subscription is confirmed. */
export function confirmPage(token: string): Response {
  return formPage("Confirm your digest", pressButton("confirm", token, "Yes, send me papers"));
}

/** After it was. */
export function confirmedPage(first: string): Response {
  return formPage(
    "You are subscribed",
    html`<p>The first digest comes on ${first}, if there are papers by then.</p>`,
  );
}

/** Before somebody leaves. */
export function unsubscribePage(token: string): Response {
  return formPage(
    "Unsubscribe from the digest",
    html`<p>One press, and no more digests come to you.</p>
      ${pressButton("unsubscribe", token, "Unsubscribe")}`,
  );
}

/** After they have. */
export function unsubscribedPage(): Response {
  return formPage(
    "You are unsubscribed",
    html`<p>No more digests come to you. Your address is forgotten in 30 days.</p>
      <p class="quiet"><a href="/digest/subscribe">Subscribe again</a></p>`,
  );
}

/** Where a digest is changed. */
export function preferencesPage(
  values: FormValues,
  { token, email, next, saved }: { token: string; email: string; next: string; saved: boolean },
): Response {
  return formPage(
    "Your digest",
    html`${saved ? html`<p role="status"><strong>Saved.</strong></p>` : []}
      <p>
        It goes to ${email}; the next on ${next}.
        <a href="/digest/preview?token=${token}">See what it would bring now</a>
      </p>
      <form method="post" action="/digest/preferences?token=${token}">
        ${preferenceFields(values)}
        <button>Save</button>
      </form>
      <form method="post" action="/digest/preferences?token=${token}">
        <button class="plain" name="leave" value="yes">Unsubscribe</button>
      </form>`,
  );
}

/** Where the way to one's preferences is asked for. */
export function askForLinkPage(): Response {
  return formPage(
    "Change your digest",
    html`<p>
        Each digest has a link to its preferences. If you have none at hand, a mail brings one.
      </p>
      <form method="post" action="/digest/preferences">
        <label
          >Email address
          <input name="email" type="email" required maxlength="254" autocomplete="email"
        /></label>
        <button>Send me the link</button>
      </form>`,
  );
}

/** Why something was not done, in one sentence. */
export function refusalPage(message: string, status: number): Response {
  return formPage(
    "That did not work",
    html`<p>${message}</p>
      <p class="quiet">
        <a href="/digest/subscribe">Subscribe</a> ·
        <a href="/digest/preferences">Ask for a new link</a>
      </p>`,
    status,
  );
}

function pressButton(purpose: "confirm" | "unsubscribe", token: string, text: string): Html {
  return html`<form method="post" action="/digest/${purpose}?token=${token}">
    <button>${text}</button>
  </form>`;
}
