import type { Clock, Db, Instance, PaperResolver, PrismaClient, Viewer } from "../context.ts";
import { startOfDay } from "../feeds/feed-days.ts";
import { once } from "../idempotency/once.ts";
import { NotFoundError } from "../errors.ts";
import { lookupKey } from "../paper-id/lookup-key.ts";
import { wherePaper } from "../papers/find-paper.ts";
import type { PaperName, PaperRef } from "../papers/paper-ref.ts";
import { readPaperRef } from "../papers/paper-ref.ts";
import { recordPaper } from "../papers/record-paper.ts";
import { isEditor } from "../roles.ts";
import { assertNotDeclinedLately } from "./declined-lately.ts";
import { listPaper } from "./list-paper.ts";
import { assertNewcomerLimit } from "./newcomer-limit.ts";
import { secondSubmission, takeOver } from "./second-submission.ts";

/** What submitting needs of the server. */
export interface SubmissionPorts {
  db: PrismaClient;
  clock: Clock;
  paperResolver: PaperResolver;
  instance: Instance;
}

/**
 * Puts a paper on today's list, or before the editor on a curated instance. A paper that is not here is fetched from
 * its source first. One that stands on a list or waits for the editor already keeps its place, and that submission is
 * the answer: a paper is new once. While it waits, whoever submits it is told of the decision.
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
  const { db, clock } = ports;
  const name = readPaperRef(input.paper, ["input", "paper"]);
  const paperId = await findOrFetch(ports, viewer, name);
  const addition = { key: input.idempotencyKey, operation: "submitPaper", input: name };
  const submissionId = await once(db, viewer, addition, async (tx) => {
    // Two people may submit the same paper at once: its row is the queue they stand in.
    await tx.$queryRaw`SELECT id FROM papers WHERE id = ${paperId} FOR NO KEY UPDATE`;
    const present = await tx.submission.findFirst({
      where: { paperId, status: { in: ["LISTED", "PROPOSED"] } },
      orderBy: [{ status: "asc" }, { day: "asc" }],
      select: { id: true, status: true, submitterId: true },
    });
    const now = clock.now();
    if (present) {
      if (present.status === "PROPOSED" && present.submitterId !== viewer.id)
        await secondSubmission(tx, present.id, { personId: viewer.id, at: now });
      return String(present.id);
    }
    const direct = ports.instance.submissions === "open" || isEditor(viewer);
    // Where an editor looks at it before it is listed, it may be brought before them again.
    if (direct) await assertNotDeclinedLately(tx, viewer, { paperId, now });
    await assertNewcomerLimit(tx, viewer, ports.instance.newcomers, { now, lock: true });
    const place = { paperId, day: startOfDay(now), submitterId: viewer.id, submittedAt: now };
    const id = direct
      ? await listPaper(tx, { ...place, listedAt: now })
      : await proposePaper(tx, place);
    return String(id);
  });
  return { submissionId: Number(submissionId), paperId };
}

interface Proposal {
  paperId: number;
  day: Date;
  submitterId: string;
  submittedAt: Date;
}

async function proposePaper(
  tx: Db,
  { submitterId, submittedAt, ...place }: Proposal,
): Promise<number> {
  const status = "PROPOSED";
  const submission = await tx.submission.upsert({
    where: { originPaperId_day: { originPaperId: place.paperId, day: place.day } },
    create: { ...place, originPaperId: place.paperId, status, submitterId, submittedAt },
    update: { status, decidedAt: null, decidedById: null },
    select: { id: true },
  });
  await takeOver(tx, submission.id, { personId: submitterId, at: submittedAt });
  return submission.id;
}

async function findOrFetch(
  { db, clock, paperResolver, instance }: SubmissionPorts,
  viewer: Viewer,
  name: PaperName,
): Promise<number> {
  const present = await db.paper.findFirst({
    where: wherePaper(name),
    select: { id: true, hiddenAt: true },
  });
  if (present?.hiddenAt) {
    throw new NotFoundError("This paper cannot be put on a list here: ask a moderator.");
  }
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
