import { digestMailQueue } from "@paperround/schema/digests/digest-mail-queue";
import type { DigestMail } from "@paperround/schema/digests/digest-mail-queue";
import { v5 as uuid } from "uuid";
import type { Work } from "../jobs/queue/work.ts";
import type { Mailer } from "../mail/mailer.ts";
import { classifyRefusal } from "./classify-refusal.ts";
import type { DigestParts } from "./digest-mail-parts.ts";
import { requestMail } from "./request-mails.ts";

/** Which state a subscription must be in for a mail to be sent still. */
const STATE = { confirm: "PENDING", known: "ACTIVE", preferences: "ACTIVE" } as const;

/**
 * Sends the mails about subscriptions that somebody has asked for.
 * @param mailer one that does not wait behind digests
 */
export function requestMailWork(parts: DigestParts, mailer: Mailer): Work<DigestMail> {
  const { db, clock, links, bounces, publicUrl, domain, instanceId } = parts;
  return {
    queue: digestMailQueue,
    retries: { times: 6, firstPauseSeconds: 30, longestPauseSeconds: 3_600 },
    longestSeconds: 120,
    async run({ subscriptionId, kind }, { id }) {
      const row = await db.digestSubscription.findUnique({ where: { id: subscriptionId } });
      if (row?.state !== STATE[kind]) return;
      const purpose = kind === "confirm" ? "confirm" : "preferences";
      const link = links.link(
        purpose,
        { subscriptionId, linkVersion: row.linkVersion },
        clock.now(),
      );
      try {
        await mailer.send({
          ...requestMail({ kind, to: row.email, publicUrl, link }),
          // Of the job: the same however often it is tried.
          messageId: `<${uuid(`${kind}/${id}`, instanceId)}@${domain}>`,
          ...(bounces && { returnPath: bounces.of(subscriptionId) }),
          headers: { "Auto-Submitted": "auto-replied", "X-Auto-Response-Suppress": "All" },
        });
      } catch (error) {
        const refusal = classifyRefusal(error);
        // Nobody asks again, and an address that is none is forgotten within days.
        if (refusal !== "nobody" && refusal !== "refused") throw error;
      }
    },
  };
}
