import type { Api } from "../../api/client.ts";
import { readChanges } from "../../api/operations/lookups.ts";
import type { Failure, Result } from "../../result.ts";
import { viewerCopies } from "../../storage.ts";
import type { ViewerCopy } from "../../storage.ts";

/** Bounds what a server can make the browser fetch, in pages of 100 changes. */
const MOST_PAGES = 500;

type Answer = Awaited<ReturnType<typeof readPage>>;
type Changes = NonNullable<Extract<Answer, { ok: true }>["value"]["viewer"]>["changes"];

/** Copies the viewer's votes and list items: whole the first time, then what changed since. */
export async function syncViewer(inUse: Api): Promise<Result<null>> {
  const api = await inUse.pinned();
  const server = await api.server();
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const since = (await viewerCopies.read(server))?.cursor ?? null;
    const answer: Answer = await readPage(api, since);
    if (!answer.ok) return answer;
    const changes = answer.value.viewer?.changes;
    if (!changes) return { ok: false, failure: signedOut };
    if (!(await api.isCurrent())) return { ok: true, value: null };
    await viewerCopies.update(server, (copy) => apply(copy, changes));
    if (!changes.hasMore) break;
  }
  return { ok: true, value: null };
}

/** A copy with a page of changes applied; a reset starts over from an empty one. */
export function apply(copy: ViewerCopy | null, page: Changes): ViewerCopy {
  const isNew = copy === null || page.reset;
  const votes = isNew ? {} : { ...copy.votes };
  const items = isNew ? {} : { ...copy.items };
  for (const change of page.changes) {
    if ("upvoted" in change) {
      if (change.upvoted) votes[change.paperId] = change.hashes;
      else delete votes[change.paperId];
    } else if ("listId" in change) {
      const key = `${change.listId} ${change.paperId}`;
      if (change.removed) delete items[key];
      else items[key] = change.hashes;
    }
  }
  return { cursor: page.cursor, votes, items };
}

function readPage(api: Api, since: string | null) {
  return api.run(readChanges, since === null ? {} : { since });
}

const signedOut: Failure = { kind: "signed-out", hadSession: true };
