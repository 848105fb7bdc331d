import type { Db } from "../context.ts";

/** What was forgotten. */
export interface Forgotten {
  sessions: number;
  verifications: number;
}

/** Forgets sessions and sign-in codes that have ended: they open nothing any more. */
export async function forgetExpired(db: Db, now: Date): Promise<Forgotten> {
  const ended = { where: { expiresAt: { lt: now } } };
  const sessions = await db.session.deleteMany(ended);
  const verifications = await db.verification.deleteMany(ended);
  return { sessions: sessions.count, verifications: verifications.count };
}
