import type { ToldPaper } from "@paperround/schema/digests/told-papers.sql";
import type { WaitingIssue } from "@paperround/schema/digests/waiting-issues.sql";
import { v5 as uuid } from "uuid";
import type { Mail } from "../mail/mailer.ts";
import type { DigestParts } from "./digest-mail-parts.ts";
import type { createDigestWriter } from "./write-digest.ts";

type Write = ReturnType<typeof createDigestWriter>;

/**
 * The mail of an issue. Its Message-ID follows from whose it is and of which day, so that it is the same however often it
 * is sent, and by whom.
 */
export function issueMail(
  { links, bounces, domain, publicUrl, instanceId, clock }: DigestParts,
  write: Write,
  { subscriptionId, linkVersion, email, period }: WaitingIssue,
  papers: readonly ToldPaper[],
): Mail {
  const subject = { subscriptionId, linkVersion };
  const now = clock.now();
  const unsubscribe = links.link("unsubscribe", subject, now);
  const preferences = links.link("preferences", subject, now);
  const written = write({ period, papers, links: { home: publicUrl, preferences, unsubscribe } });
  return {
    to: email,
    ...written,
    messageId: `<${uuid(`digest/${subscriptionId}/${period}`, instanceId)}@${domain}>`,
    ...(bounces && { returnPath: bounces.of(subscriptionId) }),
    headers: {
      "List-Id": `Paperround digest <digest.${domain}>`,
      "List-Unsubscribe": `<${unsubscribe}>`,
      "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
      Precedence: "bulk",
      // No holiday notice answers it.
      "Auto-Submitted": "auto-generated",
      "X-Auto-Response-Suppress": "All",
    },
  };
}
