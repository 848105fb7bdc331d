import { join } from "node:path";
import type { Config } from "../config.ts";
import type { Logger } from "../logging/logger.ts";
import { createOutbox } from "./outbox.ts";
import { createSmtpMailer } from "./smtp.ts";

/** One mail to one person. */
export interface Mail {
  to: string;
  subject: string;
  text: string;
  html: string;
  /** Without it, one is made. `<…@…>`. */
  messageId?: string;
  /** Where it comes back to when it cannot be delivered; the sender unless told. */
  returnPath?: string;
  /** More headers, by their names. */
  headers?: Readonly<Record<string, string>>;
}

/** How many mails go one after the other. */
export type MailTraffic = "single" | "bulk";

/** Sends mail, or keeps it where the operator finds it. */
export interface Mailer {
  /**
   * Resolves when the server has taken the mail, or when it stands in the outbox.
   * @throws {MailNotSentError} when it was not; why stands in the log, and is its cause
   */
  send(mail: Mail): Promise<void>;
  /** Closes what is open. */
  close(): void;
}

/** The mail server when one is configured, else the outbox folder. */
export function createMailer(
  config: Pick<Config, "smtpUrl" | "mailFrom" | "dataDir"> & Partial<Pick<Config, "dkim">>,
  logger: Logger,
  traffic: MailTraffic = "single",
): Mailer {
  return config.smtpUrl === undefined
    ? createOutbox(join(config.dataDir, "outbox"), config.mailFrom, logger)
    : createSmtpMailer({ ...config, smtpUrl: config.smtpUrl }, logger, traffic);
}
