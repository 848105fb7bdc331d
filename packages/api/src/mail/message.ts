import type { SendMailOptions } from "nodemailer";
import type { Mail } from "./mailer.ts";

/** A mail as the library takes it: what is given besides its texts stands in headers and envelope, and nothing else does. */
export function composeOptions(from: string, mail: Mail): SendMailOptions {
  const { to, subject, text, html, messageId, returnPath, headers } = mail;
  return {
    from,
    to,
    subject,
    text,
    html,
    ...(messageId !== undefined && { messageId }),
    ...(returnPath !== undefined && { envelope: { from: returnPath, to } }),
    ...(headers !== undefined && { headers: { ...headers } }),
  };
}
