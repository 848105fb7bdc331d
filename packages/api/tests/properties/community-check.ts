import type { PrismaClient } from "@paperround/schema/context";
import { expect } from "vitest";
import { globalId, range } from "../papers/made-up-papers.ts";
import type { TestServer } from "../support/test-server.ts";
import type { Cast } from "./community-client.ts";
import type { Doer } from "./community-commands.ts";
import { MEMBERS, PAPERS } from "./community-commands.ts";
import type { CommunityModel } from "./community-model.ts";

const VIEW = `query ($refs: [PaperRef!]!, $comments: [ID!]!) {
  papers(refs: $refs) { id upvoteCount commentCount isHidden viewerHasUpvoted }
  nodes(ids: $comments) { ... on Comment {
    id status body revision author { handle } root { id } inReplyTo { id } paper { id }
  } }
  viewer { readingList { itemCount items(first: 50) { nodes { paper { id } } } } }
}`;

/** What each who looks should see, in the words of the API; null is nobody. */
export async function expectSeen(
  server: TestServer,
  model: CommunityModel,
  cast: Cast,
): Promise<void> {
  const members = range(0, MEMBERS - 1).filter((person) => !model.gone.has(person));
  const comments = [...model.comments.keys()];
  const refs = cast.papers.map((row) => ({ id: globalId("Paper", row) }));
  for (const who of [...members, "moderator", null] as const) {
    const token = who === null ? undefined : cast.people.get(who)?.token;
    const { data, errors } = await server.graphql(
      VIEW,
      { refs, comments },
      token === undefined ? {} : { token },
    );
    expect(errors).toBeUndefined();
    const { viewer } = data as Pick<ReturnType<typeof view>, "viewer">;
    viewer?.readingList.items.nodes.sort((a, b) => (a.paper.id < b.paper.id ? -1 : 1));
    expect(data, `seen by ${who ?? "nobody"}`).toEqual(view(model, cast, who));
  }
}

function view(model: CommunityModel, cast: Cast, who: Doer | null) {
  const idOf = (paper: number) => globalId("Paper", cast.papers[model.rootOf(paper)] ?? 0);
  const maySee = (paper: number) => who === "moderator" || !model.isHidden(paper);
  const papers = range(0, PAPERS - 1);
  const roots = papers.filter((paper) => model.rootOf(paper) === paper && maySee(paper));
  const hasRow = (rows: Set<number> | undefined, paper: number) =>
    model.standing(rows, paper).length > 0;
  const kept = roots
    .filter((paper) => typeof who === "number" && hasRow(model.saves[who], paper))
    .map((paper) => ({ paper: { id: idOf(paper) } }))
    .toSorted((a, b) => (a.paper.id < b.paper.id ? -1 : 1));
  return {
    papers: papers.map((paper) =>
      maySee(paper)
        ? {
            id: idOf(paper),
            upvoteCount: model.votes.filter((rows) => hasRow(rows, paper)).length,
            commentCount: [...model.comments.values()].filter(
              ({ origin, deleted, hidden }) =>
                model.rootOf(origin) === model.rootOf(paper) && !deleted && !hidden,
            ).length,
            isHidden: model.isHidden(paper),
            viewerHasUpvoted: typeof who === "number" && hasRow(model.votes[who], paper),
          }
        : null,
    ),
    nodes: [...model.comments].map(([id, comment]) => {
      if (!model.isThere(id) || !maySee(comment.origin)) return null;
      const { author, body, revision, deleted, hidden, root, answers, origin } = comment;
      const isAuthor = author !== null && author === who;
      const canRead = !deleted && (!hidden || isAuthor || who === "moderator");
      const handle = author === null ? undefined : cast.people.get(author)?.handle;
      return {
        id,
        status: deleted ? "DELETED" : hidden ? "HIDDEN" : "VISIBLE",
        body: canRead ? body : null,
        revision,
        author: canRead && handle !== undefined ? { handle } : null,
        root: root === null ? null : { id: root },
        inReplyTo: answers === null ? null : { id: answers },
        paper: { id: idOf(origin) },
      };
    }),
    viewer:
      who === null
        ? null
        : {
            readingList: {
              itemCount: kept.length,
              items: { nodes: kept },
            },
          },
  };
}

/** The counters of these papers and of all lists, computed anew from the rows, where they are not what is stored. */
export async function expectCounted(db: PrismaClient, { papers }: Cast): Promise<void> {
  const wrong = await db.$queryRaw<object[]>`
    SELECT 'votes of paper' AS what, id, upvote_count AS stored FROM papers WHERE id = ANY(${papers}::int[])
      AND upvote_count <> (SELECT count(DISTINCT user_id) FROM votes WHERE paper_id = papers.id)
    UNION ALL SELECT 'comments of paper', id, comment_count FROM papers WHERE id = ANY(${papers}::int[])
      AND comment_count <> (SELECT count(*) FROM comments WHERE paper_id = papers.id AND deleted_at IS NULL AND hidden_at IS NULL)
    UNION ALL SELECT 'items of list', id, item_count FROM lists
      WHERE item_count <> (SELECT count(DISTINCT paper_id) FROM list_items WHERE list_id = lists.id)`;
  expect(wrong).toEqual([]);
}

/** Who has a row for which paper, standing or in its shadow, as the model has it: none doubled, none lost. */
export async function expectRows(
  db: PrismaClient,
  model: CommunityModel,
  { papers, people }: Cast,
): Promise<void> {
  const rows = await db.$queryRaw<{ what: string; userId: string; origin: number }[]>`
    SELECT 'vote' AS what, user_id AS "userId", origin_paper_id AS origin FROM votes
    UNION ALL SELECT 'vote', user_id, origin_paper_id FROM shadowed_votes
    UNION ALL SELECT 'save', owner_id, origin_paper_id FROM list_items
    UNION ALL SELECT 'save', owner_id, origin_paper_id FROM shadowed_list_items JOIN lists ON lists.id = list_id`;
  const told = (what: string, userId: string | undefined, row: number | undefined) =>
    `${what} ${userId} ${row}`;
  const found = rows
    .filter(({ origin }) => papers.includes(origin))
    .map(({ what, userId, origin }) => told(what, userId, origin));
  const wanted = Object.entries({ vote: model.votes, save: model.saves }).flatMap(([what, of]) =>
    of.flatMap((origins, person) =>
      [...origins].map((origin) => told(what, people.get(person)?.userId, papers[origin])),
    ),
  );
  expect(found.sort()).toEqual(wanted.sort());
}
