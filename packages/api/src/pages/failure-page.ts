import type { DatabaseWatch } from "../health/database-watch.ts";
import type { Logger } from "../logging/logger.ts";
import { requestScope } from "../logging/request-scope.ts";
import { html } from "./html.ts";
import { plainPage } from "./plain-page.ts";

/** Makes the page for what went wrong on this side: the id of the request, and nothing of the error. */
export function createFailurePage(
  logger: Logger,
  watch: DatabaseWatch,
): (error: unknown) => Response {
  return (error) => {
    if (watch.noticed(error)) {
      return plainPage(
        "Not available",
        html`<h1>Not available</h1>
          <p>The database does not answer. Try again in a moment.</p>`,
        503,
      );
    }
    logger.error({ err: error }, "A page failed");
    return plainPage(
      "Something went wrong",
      html`<h1>Something went wrong</h1>
        <p>
          The fault is on the server. It is in its log under the request id
          ${requestScope()?.requestId ?? "(none)"}.
        </p>`,
      500,
    );
  };
}
