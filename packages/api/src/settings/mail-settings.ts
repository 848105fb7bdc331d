import { z } from "zod";
import { address, setting } from "./setting.ts";

const MAILBOX = /^(?:[^<>\r\n@]+<[^<>\s@]+@[^<>\s@]+>|[^<>\s@]+@[^<>\s@]+)$/;

/** How mail leaves. */
export const MAIL_SETTINGS = {
  SMTP_URL: setting({
    read: address(/^smtps?:$/).optional(),
    meaning:
      "The mail server that sends sign-in codes and digests. `smtp://` encrypts when the server offers it, `smtps://` from the start.",
    allowed: "an address that begins with smtp:// or smtps://",
    fallback: "mail is written to `outbox` in the data folder",
    example: "smtps://USER:PASSWORD@mail.example.org",
    secret: true,
  }),
  MAIL_FROM: setting({
    read: z
      .string()
      .regex(MAILBOX)
      .optional()
      .transform((from) => from ?? "Paperround <paperround@localhost>"),
    meaning: "The sender of its mail.",
    allowed: "a mail address, or a name followed by the address in <…>",
    fallback: "`Paperround <paperround@localhost>`",
    example: "Paperround <papers@example.org>",
  }),
};
