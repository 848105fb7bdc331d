import { setTimeout } from "node:timers/promises";
import type { Clock, Db, PrismaClient, Viewer } from "../context.ts";
import { ConflictError, ForbiddenError, InvalidInputError } from "../errors.ts";
import { holdPapers } from "../identity/paper-locks.ts";
import { isWorthRetrying, sqlState } from "../sql-state.ts";
import { UNTIED_COLUMNS } from "./personal-data.ts";

/** How long ago one may have signed in, to be believed that it is oneself. */
const FRESH_MINUTES = 10;

/** How often it is tried again when it met somebody who wrote the same rows. */
const ATTEMPTS = 30;

/** What deleting an account needs of the request. */
export interface DeletionPorts {
  db: PrismaClient;
  clock: Clock;
  /** When the session of the request began. */
  sessionBeganAt: Date;
}

/**
 * Deletes the viewer's account and what is theirs, for good: lists, votes (the papers' counters follow), sessions, tokens.
 * What others build on stays without a name: submissions, and whatever they wrote in threads. One transaction, and it
 * may be met by votes, saves and merges at the same time: they come before, or find nobody.
 * @throws {ForbiddenError} when the session is not fresh
 * @throws {InvalidInputError} when the handle is not the viewer's
 * @throws {ConflictError} for the only admin, or while the account is being written to without end
 */
export async function deleteAccount(
  { db, clock, sessionBeganAt }: DeletionPorts,
  viewer: Viewer,
  { handle }: { handle: string },
): Promise<void> {
  if (handle.trim().toLowerCase() !== viewer.handle) {
    throw InvalidInputError.at(
      ["input", "handle"],
      "Type your own handle, so that no account is deleted by mistake.",
    );
  }
  if (clock.now().getTime() - sessionBeganAt.getTime() > FRESH_MINUTES * 60_000) {
    throw new ForbiddenError(
      `Sign in once more and delete the account within ${FRESH_MINUTES} minutes: so nobody does it who finds your session open.`,
    );
  }
  for (let attempt = 1; ; attempt++) {
    try {
      await db.$transaction((tx) => deleteIn(tx, viewer.id));
      return;
    } catch (error) {
      if (!(error instanceof Busy || isBusy(error) || isWorthRetrying(error))) throw error;
      if (attempt === ATTEMPTS) {
        throw new ConflictError("Your account is being written to all the time: try again.");
      }
      await setTimeout(10 + Math.random() * 20 * attempt);
    }
  }
}

/** Something of the person's came in while the rest was being locked. */
class Busy extends Error {}

/** Whether somebody else holds the row that was not to be waited for. */
function isBusy(error: unknown): boolean {
  return sqlState(error) === "55P03";
}

/**
 * Locks are taken in the order of everybody who writes, and the person last. That one is not waited for: whoever holds it
 * may want what is held here. When it is free, nothing more of theirs can come in.
 */
async function deleteIn(tx: Db, personId: string): Promise<void> {
  await forget(tx, personId, "set null");
  const papers = await holdVotedPapers(tx, personId);
  await tx.$queryRaw`SELECT id FROM lists WHERE owner_id = ${personId} ORDER BY id FOR UPDATE`;
  const comments = await lockComments(tx, personId);
  const person = await lockPerson(tx, personId);
  if (!person) return;
  await expectAllLocked(tx, personId, { papers, comments });
  await tx.$executeRaw`
    WITH gone AS (DELETE FROM votes WHERE user_id = ${personId} RETURNING paper_id)
    UPDATE papers SET upvote_count = upvote_count - 1 FROM gone WHERE papers.id = gone.paper_id`;
  await tx.$executeRaw`DELETE FROM lists WHERE owner_id = ${personId}`;
  await forget(tx, personId, "delete");
  // Codes that wait are filed under the address.
  await tx.$executeRaw`
    DELETE FROM verifications WHERE right(identifier, length(${person.email}) + 1) = '-' || ${person.email}`;
  // Also one that was made without the account: the address is theirs.
  await tx.$executeRaw`DELETE FROM digest_subscriptions WHERE user_id = ${personId} OR email = ${person.email}`;
  await tx.$executeRaw`DELETE FROM people WHERE id = ${personId}`;
}

/**
 * Those whose counters go down with the person's votes.
 * @throws {Busy} when one has just been merged
 */
async function holdVotedPapers(tx: Db, personId: string): Promise<number[]> {
  const votes = await tx.vote.findMany({ where: { userId: personId }, select: { paperId: true } });
  const ids = votes.map(({ paperId }) => paperId);
  if (!(await holdPapers(tx, ids))) throw new Busy();
  return ids;
}

/** Those that lose their author, and those whose counters go down with the person's reactions. */
async function lockComments(tx: Db, personId: string): Promise<number[]> {
  const rows = await tx.$queryRaw<{ id: number }[]>`
    SELECT id FROM comments
    WHERE author_id = ${personId} OR id IN (SELECT comment_id FROM comment_reactions WHERE user_id = ${personId})
    ORDER BY id FOR NO KEY UPDATE`;
  return rows.map(({ id }) => id);
}

/**
 * Locks the person; an admin with all admins, so that of two who leave at once the second is the only one.
 * @returns null when they are gone already
 * @throws {ConflictError} for the only admin
 */
async function lockPerson(tx: Db, personId: string): Promise<{ email: string } | null> {
  const people = await tx.$queryRaw<{ id: string; role: string; email: string }[]>`
    SELECT id, role::text, email FROM people
    WHERE id = ${personId} OR (
      role = 'ADMIN' AND EXISTS (SELECT FROM people self WHERE self.id = ${personId} AND self.role = 'ADMIN')
    )
    ORDER BY id FOR UPDATE NOWAIT`;
  const person = people.find(({ id }) => id === personId);
  const others = people.filter(({ id, role }) => id !== personId && role === "ADMIN");
  if (person?.role === "ADMIN" && others.length === 0) {
    throw new ConflictError("You are the only admin: make somebody else one first.");
  }
  return person ?? null;
}

/** @throws {Busy} when something came in meanwhile: to wait for it now could be to wait in a circle */
async function expectAllLocked(
  tx: Db,
  personId: string,
  { papers, comments }: { papers: number[]; comments: number[] },
): Promise<void> {
  const [found] = await tx.$queryRaw<{ more: boolean }[]>`
    SELECT EXISTS (SELECT FROM votes WHERE user_id = ${personId} AND paper_id <> ALL(${papers}::int[]))
      OR EXISTS (SELECT FROM comments WHERE author_id = ${personId} AND id <> ALL(${comments}::int[]))
      OR EXISTS (SELECT FROM comment_reactions WHERE user_id = ${personId} AND comment_id <> ALL(${comments}::int[]))
      AS more`;
  if (found?.more) throw new Busy();
}

/** Sees to the columns that refer to the person without the database knowing of it. */
async function forget(tx: Db, personId: string, how: "delete" | "set null"): Promise<void> {
  for (const [place, fate] of Object.entries(UNTIED_COLUMNS)) {
    if (fate !== how) continue;
    const [table = "", column = ""] = place.split(".");
    const statement =
      how === "delete"
        ? `DELETE FROM ${table} WHERE ${column} = $1`
        : `UPDATE ${table} SET ${column} = NULL WHERE ${column} = $1`;
    await tx.$executeRawUnsafe(statement, personId);
  }
}
