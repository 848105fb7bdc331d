import * as z from "zod/mini";
import { answer, paperName } from "../../answering.ts";
import type { Api } from "../../api/client.ts";
import { setVote } from "../../api/operations/votes.ts";
import { toPaperView } from "../../api/paper-fields.ts";
import { paperRef } from "../../api/paper-ref.ts";
import type { PaperView } from "../../messages.ts";

/** Sets the viewer's vote; the changed paper goes to everybody who shows it. */
export function startVotes(api: Api, changed: (paper: PaperView) => Promise<void>): void {
  const vote = z.object({ paper: paperName, upvoted: z.boolean() });
  answer("votes.set", "own page", vote, async ({ paper: name, upvoted }) => {
    const set = await api.run(setVote, { input: { paper: paperRef(name), upvoted } });
    if (!set.ok) return set;
    const paper = toPaperView(set.value.setVote.paper);
    await changed(paper);
    return { ok: true, value: paper };
  });
}
