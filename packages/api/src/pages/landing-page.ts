import type { Config } from "../config.ts";
import { html, page } from "./page.ts";
import type { Html } from "./page.ts";

/** What somebody finds who opens the server in a browser: where to go from here. */
export function landingPage(config: Pick<Config, "github" | "orcid" | "graphiql">): Response {
  return page(
    "Paperround",
    html`<h1>Paperround</h1>
      <p class="quiet">A community's daily papers, where you read them.</p>
      <p>
        This is the server. The papers appear where you read: install the extension, and give it
        this address.
      </p>
      <ul>
        ${config.graphiql ? link("/graphql", "Playground", "Today's papers, votes and lists, by GraphQL.") : []}
        ${config.github ? link("/sign-in/github", "Sign in with GitHub", "Gives you a token for the API.") : []}
        ${config.orcid ? link("/sign-in/orcid", "Sign in with ORCID", "Gives you a token for the API.") : []}
        ${link("/ready", "State", "Whether the server and its database are well.")}
      </ul>`,
  );
}

function link(path: string, name: string, what: string): Html {
  return html`<li>
    <a href="${path}">${name}<span>${what}</span></a>
  </li>`;
}

/** Nothing is at this address. */
export function notFoundPage(): Response {
  return page(
    "Nothing here",
    html`<h1>Nothing here</h1>
      <p>This address leads nowhere. The API is at <a href="/graphql">/graphql</a>.</p>`,
    404,
  );
}
