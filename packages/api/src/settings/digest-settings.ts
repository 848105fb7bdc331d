import { z } from "zod";
import { choice, filePath, limit, setting, wholeNumber } from "./setting.ts";

const MAIL_DOMAIN =
  /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)*[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;

/** The daily papers by mail. */
export const DIGEST_SETTINGS = {
  DIGESTS: setting({
    read: choice(["on", "off"], "on"),
    meaning:
      "Whether people may have the daily papers mailed to them. `off`: nobody subscribes, and nothing is sent. [More](digests.md)",
    allowed: "on or off",
    fallback: "`on`",
    example: "off",
  }),
  DIGEST_RATE: setting({
    read: wholeNumber(1, 1_000, 10),
    meaning: "How many digests are sent a second at most.",
    allowed: "a whole number from 1 to 1000",
    fallback: "`10`",
    example: "2",
  }),
  DIGEST_BOUNCES: setting({
    read: z
      .string()
      .toLowerCase()
      .refine((text) => {
        const [local = "", domain = "", ...more] = text.split("@");
        return more.length === 0 && /^[a-z0-9._-]{1,20}$/.test(local) && MAIL_DOMAIN.test(domain);
      })
      .optional(),
    meaning:
      "Where mail that cannot be delivered comes back to: of `bounces@…` each digest gets an address of its own, `bounces+TOKEN@…`, by which the server knows whose it was. [More](digests.md#mail-that-comes-back)",
    allowed: "a mail address of at most 20 letters, digits, . _ and - before the @",
    fallback: "to `MAIL_FROM`",
    example: "bounces@papers.example.org",
  }),
  DIGEST_WEBHOOK_SECRET: setting({
    read: z
      .string()
      .regex(/^[\x21-\x7e]{24,200}$/)
      .optional(),
    meaning:
      "What a mail service says to `/digest/bounces` to be believed when it tells of bounces and complaints. [More](digests.md#mail-that-comes-back)",
    allowed: "24 to 200 printable characters without spaces",
    fallback: "nothing is taken there",
    example: "0123456789abcdef0123456789abcdef",
    secret: true,
  }),
  DKIM_DOMAIN: setting({
    read: z.string().toLowerCase().regex(MAIL_DOMAIN).optional(),
    meaning:
      "With `DKIM_SELECTOR` and `DKIM_KEY_FILE`: mail is signed for this domain. [More](digests.md#dkim)",
    allowed: "a domain",
    fallback: "mail is not signed here",
    example: "example.org",
  }),
  DKIM_SELECTOR: setting({
    read: z
      .string()
      .regex(/^[a-zA-Z0-9](?:[a-zA-Z0-9.-]{0,61}[a-zA-Z0-9])?$/)
      .optional(),
    meaning: "Under which name the public key stands: `SELECTOR._domainkey.DOMAIN`.",
    allowed: "letters, digits, . and -",
    fallback: "mail is not signed here",
    example: "paperround",
  }),
  DKIM_KEY_FILE: setting({
    read: filePath.optional(),
    meaning:
      "The file of the private key, as PEM. A relative path begins where the command was given.",
    allowed: "the path of a file",
    fallback: "mail is not signed here",
    example: "/etc/paperround/dkim.pem",
  }),
  LIMIT_DIGEST_MAILS: limit(
    5,
    "Mails about subscribing to the digest an hour to one mailbox, whatever its plus-tag; four times as many for one network address.",
  ),
};

/** How digests are sent. */
export interface DigestConfig {
  on: boolean;
  /** Mails a second. */
  rate: number;
  /** Absent: mail comes back to the sender. */
  bounces: string | undefined;
  /** Absent: nobody may tell of bounces. */
  webhookSecret: string | undefined;
}

/** What mail is signed with. */
export interface DkimConfig {
  domain: string;
  selector: string;
  /** Absolute. */
  keyFile: string;
}
