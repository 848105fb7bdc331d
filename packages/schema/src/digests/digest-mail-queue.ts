import { z } from "zod";
import type { Db, JobQueue, Queue } from "../context.ts";

const mail = z.strictObject({
  subscriptionId: z.int(),
  /** `confirm`: shall it begin. `known`: it runs already. `preferences`: a way to change it. */
  kind: z.enum(["confirm", "known", "preferences"]),
});

/** A mail about a subscription that somebody has asked for. */
export type DigestMail = z.infer<typeof mail>;

/** Where such mails wait. They are sent later, so that how long an answer takes does not tell which one it is. */
export const digestMailQueue: Queue<DigestMail> = { name: "digest-mail", data: mail };

/** One of a kind goes to one reader in so many seconds, however often it is asked for. */
const EVERY_SECONDS = 300;

/** Has such a mail sent, with the transaction. */
export async function queueDigestMail(jobs: JobQueue, tx: Db | null, asked: DigestMail) {
  const key = `${asked.kind}:${asked.subscriptionId}`;
  await jobs.send(tx, digestMailQueue, asked, { key, everySeconds: EVERY_SECONDS });
}
