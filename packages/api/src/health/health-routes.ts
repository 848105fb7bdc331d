import type { DatabaseWatch } from "./database-watch.ts";

/** Says that the process is alive; asks nothing of anybody. */
export function healthResponse(): Response {
  return json(200, { status: "ok" });
}

/**
 * Says whether requests can be answered: the database answers and holds this program's schema (a start that finds or
 * makes it otherwise does not get as far as listening), and the server is not on its way out.
 */
export async function readyResponse(watch: DatabaseWatch, stopping: boolean): Promise<Response> {
  if (stopping) return json(503, { status: "stopping" });
  const database = await watch.answers();
  return json(database ? 200 : 503, {
    status: database ? "ready" : "not ready",
    database: database ? "answers" : "does not answer",
  });
}

function json(status: number, body: object): Response {
  return new Response(`${JSON.stringify(body)}\n`, {
    status,
    headers: { "content-type": "application/json; charset=utf-8", "cache-control": "no-store" },
  });
}
