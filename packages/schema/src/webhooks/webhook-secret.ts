import { randomBytes } from "node:crypto";

/** A new secret, as the Standard Webhooks specification writes them: 32 random bytes. */
export function mintWebhookSecret(): string {
  return `whsec_${randomBytes(32).toString("base64")}`;
}
