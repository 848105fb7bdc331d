import { encodeGlobalID } from "@pothos/plugin-relay";
import type { Db } from "../context.ts";
import { paperIdUrl } from "../paper-id/paper-id-url.ts";
import type { Firing } from "./match-webhooks.sql.ts";
import { EVENT_NAMES } from "./webhook-events.ts";

/** How many authors are named; the count says how many there are. */
const MOST_AUTHORS = 20;

/** What the body of a delivery says of a paper: what everybody may see, and not its abstract, which has a licence. */
const PAPER = {
  id: true,
  title: true,
  publishedOn: true,
  categories: true,
  keywords: true,
  authorCount: true,
  upvoteCount: true,
  commentCount: true,
  ids: { select: { scheme: true, value: true }, orderBy: { scheme: "asc" } },
  authorships: {
    select: { author: { select: { id: true, name: true } } },
    orderBy: { position: "asc" },
    take: MOST_AUTHORS,
  },
  org: { select: { id: true, slug: true, name: true } },
} as const;

const COMMENT = {
  id: true,
  body: true,
  createdAt: true,
  inReplyToId: true,
  author: { select: { handle: true, name: true } },
} as const;

/** Writes the bodies of deliveries, with a constant number of statements. Of two to whom one thing is told, each gets one. */
export async function writeBodies(db: Db, firings: readonly Firing[]): Promise<string[]> {
  const papers = await readPapers(db, unique(firings.map(({ paperId }) => paperId)));
  const comments = await readComments(db, unique(firings.map(({ commentId }) => commentId)));
  const submissions = await readSubmissions(
    db,
    unique(firings.map((one) => (one.event === "PAPER_SUBMITTED" ? one.subjectId : null))),
  );
  return firings.map((firing) => {
    const { event, subjectId, paperId, commentId, place, votes, happenedAt } = firing;
    const data = {
      paper: papers.get(paperId),
      ...(event === "PAPER_SUBMITTED" && { submission: submissions.get(subjectId) }),
      ...(commentId !== null && { comment: comments.get(commentId) }),
      ...(event === "VOTE_THRESHOLD" && { threshold: votes }),
      ...(place !== null && { place }),
    };
    return JSON.stringify({ type: EVENT_NAMES[event], timestamp: happenedAt.toISOString(), data });
  });
}

function unique(ids: (number | null)[]): number[] {
  return [...new Set(ids)].filter((id) => id !== null);
}

async function readPapers(db: Db, ids: number[]): Promise<Map<number, object>> {
  if (ids.length === 0) return new Map();
  const rows = await db.paper.findMany({ where: { id: { in: ids } }, select: PAPER });
  return new Map(
    rows.map(({ id, publishedOn, ids: names, authorships, org, ...facts }) => {
      const [first] = names;
      const paper = {
        id: encodeGlobalID("Paper", id),
        ...facts,
        publishedOn: publishedOn?.toISOString().slice(0, 10) ?? null,
        url: first ? paperIdUrl(first) : null,
        ids: names,
        authors: authorships.map(({ author }) => ({
          id: encodeGlobalID("Author", author.id),
          name: author.name,
        })),
        org: org && { ...org, id: encodeGlobalID("Org", org.id) },
      };
      return [id, paper];
    }),
  );
}

async function readComments(db: Db, ids: number[]): Promise<Map<number, object>> {
  if (ids.length === 0) return new Map();
  const rows = await db.comment.findMany({ where: { id: { in: ids } }, select: COMMENT });
  return new Map(
    rows.map(({ id, inReplyToId, ...said }) => {
      const answered = inReplyToId === null ? null : encodeGlobalID("Comment", inReplyToId);
      return [id, { id: encodeGlobalID("Comment", id), ...said, inReplyToId: answered }];
    }),
  );
}

async function readSubmissions(db: Db, ids: number[]): Promise<Map<number, object>> {
  if (ids.length === 0) return new Map();
  const rows = await db.submission.findMany({
    where: { id: { in: ids } },
    select: { id: true, day: true, submitter: { select: { handle: true, name: true } } },
  });
  return new Map(
    rows.map(({ id, day, submitter }) => [
      id,
      { id: encodeGlobalID("Submission", id), day: day.toISOString().slice(0, 10), submitter },
    ]),
  );
}
