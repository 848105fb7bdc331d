import { html } from "./html.ts";
import { plainPage } from "./plain-page.ts";

/** In the playground's place, where only known operations are answered: whatever one typed there would be refused. */
export function noPlaygroundPage(): Response {
  const response = plainPage(
    "No playground here",
    html`<h1>No playground here</h1>
      <p>
        This server answers only operations that it knows by their hash: those of the extension, and
        those that its operator has added. What one writes oneself is refused, so there is nothing
        to try here.
      </p>`,
    403,
  );
  response.headers.set("vary", "Accept");
  return response;
}
