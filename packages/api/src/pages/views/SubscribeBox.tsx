import { useVisit } from "./visit-context.ts";

/** The way to get the papers by email, with an account or without; nothing where the operator has switched digests off. */
export function SubscribeBox() {
  const { formToken, viewer, settings } = useVisit();
  if (!settings.digests.on) return null;
  return (
    <section class="box subscribe" aria-labelledby="subscribe">
      <h2 id="subscribe">Trending papers in your inbox</h2>
      <p>Daily or weekly, only what you have not had. One click ends it.</p>
      <form method="post" action="/digest/subscribe">
        <input type="hidden" name="csrf" value={formToken} />
        <label class="field">
          <span>Email address</span>
          <input
            type="email"
            name="email"
            autocomplete="email"
            maxLength={254}
            required
            value={viewer?.email.endsWith(".invalid") ? "" : (viewer?.email ?? "")}
          />
        </label>
        <button class="btn primary" type="submit">
          Subscribe
        </button>
      </form>
      <p class="hint">
        <a href="/digest/preferences">Change what you get</a>
      </p>
    </section>
  );
}
