import type { Clock, Db, Instance, PaperResolver, PrismaClient, Viewer } from "../context.ts";
import { startOfDay } from "../feeds/feed-days.ts";
import { once } from "../idempotency/once.ts";
import { NotFoundError } from "../errors.ts";
import { holdRoot } from "../identity/paper-locks.ts";
import { lookupKey } from "../paper-id/lookup-key.ts";
import { wherePaper } from "../papers/find-paper.ts";
import type { PaperName, PaperRef } from "../papers/paper-ref.ts";
import { readPaperRef } from "../papers/paper-ref.ts";
import { recordPaper } from "../papers/record-paper.ts";
import { isEditor } from "../roles.ts";
import { auditPlacing } from "./audit-placing.ts";
import { assertNotDeclinedLately } from "./declined-lately.ts";
import { listPaper } from "./list-paper.ts";
import { assertNewcomerLimit } from "./newcomer-limit.ts";
import type { Proposal } from "./propose-paper.ts";
import { proposePaper } from "./propose-paper.ts";
import { secondSubmission } from "./second-submission.ts";

/** What submitting needs of the server. */
export interface SubmissionPorts {
  db: PrismaClient;
  clock: Clock;
  paperResolver: PaperResolver;
  instance: Instance;
}

/**
 * Puts a paper on today's list, or before the editor on a curated instance. A paper that is not here is fetched from
 * its source first. One that stands on a list already keeps its place, and that submission is the answer: a paper is new
 * once. So is one that waits for an editor: who submits that is told of the decision, too; where they may list papers
 * themself, their submission is the decision.
 * @throws {InvalidInputError} when the reference is malformed
 * @throws {NotFoundError} when the source knows no such paper, or a moderator hides it
 * @throws {SourceUnavailableError} when the source does not answer
 * @throws {ConflictError} when an editor declined it lately, or the idempotency key was used for something else
 * @throws {RateLimitedError} when somebody new has submitted as many as newcomers may
 */
export async function submitPaper(
  ports: SubmissionPorts,
  viewer: Viewer,
  input: { paper: PaperRef; idempotencyKey: string },
): Promise<{ submissionId: number; paperId: number }> {
  const { db } = ports;
  const name = readPaperRef(input.paper, ["input", "paper"]);
  let paperId = await findOrFetch(ports, viewer, name);
  const addition = { key: input.idempotencyKey, operation: "submitPaper", input: name };
  const submissionId = await once(db, viewer, addition, async (tx) => {
    // Two people may submit the same paper at once: its row is the queue they stand in.
    paperId = await holdShownPaper(tx, paperId);
    return String(await submitIn(tx, ports, viewer, paperId));
  });
  return { submissionId: Number(submissionId), paperId };
}

/** Holds a paper, or the one that it has become since it was looked up. @returns its row */
async function holdShownPaper(tx: Db, foundId: number): Promise<number> {
  const paperId = await holdRoot(tx, foundId);
  const paper = await tx.paper.findUniqueOrThrow({
    where: { id: paperId },
    select: { hiddenAt: true },
  });
  if (paper.hiddenAt === null) return paperId;
  throw new NotFoundError("This paper cannot be put on a list here: ask a moderator.");
}

/** @returns the row of the paper's submission */
async function submitIn(
  tx: Db,
  { clock, instance }: SubmissionPorts,
  viewer: Viewer,
  paperId: number,
): Promise<number> {
  const present = await tx.submission.findFirst({
    where: { paperId, status: { in: ["LISTED", "PROPOSED"] } },
    orderBy: [{ status: "asc" }, { day: "asc" }, { id: "asc" }],
    select: { id: true, status: true, submitterId: true },
  });
  if (present?.status === "LISTED") return present.id;
  const now = clock.now();
  const isOthers = present !== null && present.submitterId !== viewer.id;
  if (isOthers) await secondSubmission(tx, present.id, { personId: viewer.id, at: now });
  const lists = instance.submissions === "open" || isEditor(viewer);
  if (present && !lists) return present.id;
  // Where an editor looks at it before it is listed, it may be brought before them again.
  if (lists) await assertNotDeclinedLately(tx, viewer, { paperId, now });
  // What they proposed themself was counted then.
  if (!present || isOthers)
    await assertNewcomerLimit(tx, viewer, instance.newcomers, { now, lock: true });
  const place = { paperId, day: startOfDay(now), submitterId: viewer.id, submittedAt: now };
  return lists ? listToday(tx, viewer, place) : proposePaper(tx, place);
}

/** Where an editor lists by this what others proposed, that is a decision, to be accounted for like any. */
async function listToday(tx: Db, viewer: Viewer, place: Proposal): Promise<number> {
  const { id, settled } = await listPaper(tx, { ...place, listedAt: place.submittedAt });
  if (isEditor(viewer)) await auditPlacing(tx, viewer, settled);
  return id;
}

async function findOrFetch(
  { db, clock, paperResolver, instance }: SubmissionPorts,
  viewer: Viewer,
  name: PaperName,
): Promise<number> {
  const present = await db.paper.findFirst({ where: wherePaper(name), select: { id: true } });
  if (present) return present.id;
  if ("paperId" in name) throw new NotFoundError("There is no paper with this global id.");
  // Before a source is asked for what could not be submitted anyway.
  await assertNewcomerLimit(db, viewer, instance.newcomers, { now: clock.now(), lock: false });
  const record = await paperResolver.resolve(name);
  if (!record) {
    throw new NotFoundError(`No source knows a paper ${lookupKey(name)}: check the id.`);
  }
  return (await recordPaper(db, record)).paperId;
}
