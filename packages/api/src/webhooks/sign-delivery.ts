import { Webhook } from "standardwebhooks";

/** What is signed, and with what. */
export interface Unsigned {
  messageId: string;
  body: string;
  sentAt: Date;
  /** `whsec_…`: the present one, and the one before while it holds. */
  secrets: readonly string[];
}

/** The headers by which a receiver knows that a delivery is ours: those of the Standard Webhooks specification. */
export function signDelivery({
  messageId,
  body,
  sentAt,
  secrets,
}: Unsigned): Record<string, string> {
  const signatures = secrets.map((secret) => new Webhook(secret).sign(messageId, sentAt, body));
  return {
    "webhook-id": messageId,
    "webhook-timestamp": String(Math.floor(sentAt.getTime() / 1_000)),
    "webhook-signature": signatures.join(" "),
  };
}
