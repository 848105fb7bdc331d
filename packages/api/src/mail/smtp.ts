import { MailNotSentError } from "@paperround/schema/errors";
import type { Transporter } from "nodemailer";
import type { Logger } from "../logging/logger.ts";
import type { Mailer } from "./mailer.ts";

const SECOND = 1_000;

/**
 * Sends through a mail server.
 * @param url `smtp://` or `smtps://`, with user and password where the server wants them
 */
export function createSmtpMailer(url: string, from: string, logger: Logger): Mailer {
  let transport: Promise<Transporter> | undefined;
  return {
    async send(mail) {
      try {
        // Made for the first mail: the library is not loaded by a start that sends none.
        transport ??= connect(url);
        await (await transport).sendMail({ from, ...mail });
      } catch (err) {
        // The server's own words may quote the recipient, so they stay in the log, which the operator keeps.
        logger.error({ err }, "The mail server did not take a mail");
        throw new MailNotSentError(
          "The mail could not be sent. Check the address and try again in a few minutes; if it happens again, tell the people who run this server.",
          { cause: err },
        );
      }
    },
    close() {
      void transport?.then(
        (open) => open.close(),
        () => undefined,
      );
    },
  };
}

async function connect(url: string): Promise<Transporter> {
  const { createTransport } = await import("nodemailer");
  return createTransport({
    url,
    // Nobody waits longer than this for "Send me a code".
    connectionTimeout: 10 * SECOND,
    greetingTimeout: 10 * SECOND,
    socketTimeout: 20 * SECOND,
    // A mail is text that was written here: it never fetches a file or an address.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
}
