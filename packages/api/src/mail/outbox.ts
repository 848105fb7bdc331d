import { mkdir, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { MailNotSentError } from "@paperround/schema/errors";
import type { Logger } from "../logging/logger.ts";
import type { Mailer } from "./mailer.ts";
import { composeOptions } from "./message.ts";

/**
 * Keeps mail as files that any mail program opens, for an instance without a mail server. Only the operator's account
 * can read them: they hold codes.
 * @param folder made when the first mail is written
 */
export function createOutbox(folder: string, from: string, logger: Logger): Mailer {
  return {
    async send(mail) {
      try {
        const { createTransport } = await import("nodemailer");
        const composer = createTransport({ streamTransport: true, buffer: true, newline: "unix" });
        const { message } = await composer.sendMail(composeOptions(from, mail));
        await mkdir(folder, { recursive: true, mode: 0o700 });
        const path = join(folder, fileName(new Date(), mail.to));
        // Never half a mail under the final name: somebody may be watching the folder.
        await writeFile(`${path}.part`, message as Buffer, { mode: 0o600, flag: "wx" });
        await rename(`${path}.part`, path);
        logger.info(`No mail server is set (SMTP_URL), so the mail is in ${path}`);
      } catch (err) {
        logger.error({ err }, `A mail could not be written to ${folder}`);
        throw new MailNotSentError(
          "The mail could not be sent: the server cannot write to its outbox. Tell the people who run it.",
          { cause: err },
        );
      }
    },
    close() {},
  };
}

/** `<time>-<to>.eml`, in the order of time, with nothing in it that a file system takes amiss. */
function fileName(now: Date, to: string): string {
  const time = now.toISOString().replaceAll(":", "-");
  const recipient = to.replaceAll(/[^a-zA-Z0-9@._+-]/g, "_").slice(0, 100);
  return `${time}-${recipient}.eml`;
}
