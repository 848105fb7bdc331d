import { MailNotSentError } from "@paperround/schema/errors";
import type { Transporter } from "nodemailer";
import type { Config } from "../config.ts";
import type { Logger } from "../logging/logger.ts";
import { readDkimKey } from "./dkim-key.ts";
import type { Mailer, MailTraffic } from "./mailer.ts";
import { composeOptions } from "./message.ts";

const SECOND = 1_000;
const MINUTE = 60 * SECOND;

/** How long a mail server may be silent. */
const PATIENCE: Readonly<Record<MailTraffic, number>> = {
  // Nobody waits longer than this for "Send me a code".
  single: 20 * SECOND,
  // Whoever gives up on a mail that the server is about to take sends it twice: RFC 5321 asks for ten minutes.
  bulk: 10 * MINUTE,
};

/** A mail server, and what is sent by it. */
export type SmtpConfig = { smtpUrl: string } & Pick<Config, "mailFrom"> &
  Partial<Pick<Config, "dkim">>;

/**
 * Sends through a mail server. In bulk, mails go one after the other over one connection.
 * @param config its `smtpUrl` is `smtp://` or `smtps://`, with user and password where the server wants them
 */
export function createSmtpMailer(
  config: SmtpConfig,
  logger: Logger,
  traffic: MailTraffic = "single",
): Mailer {
  let transport: Promise<Transporter> | undefined;
  return {
    async send(mail) {
      try {
        // Made for the first mail: the library is not loaded by a start that sends none.
        transport ??= connect(config, traffic);
        await (await transport).sendMail(composeOptions(config.mailFrom, mail));
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

async function connect({ smtpUrl, dkim }: SmtpConfig, traffic: MailTraffic): Promise<Transporter> {
  const { createTransport } = await import("nodemailer");
  const privateKey = dkim && (await readDkimKey(dkim));
  return createTransport({
    url: smtpUrl,
    ...(traffic === "bulk" && { pool: true as const, maxConnections: 1 }),
    connectionTimeout: 10 * SECOND,
    greetingTimeout: 10 * SECOND,
    socketTimeout: PATIENCE[traffic],
    // A mail is text that was written here: it never fetches a file or an address.
    disableFileAccess: true,
    disableUrlAccess: true,
    ...(dkim &&
      privateKey !== undefined && {
        dkim: { domainName: dkim.domain, keySelector: dkim.selector, privateKey },
      }),
  });
}
