/** What the mail server made of a mail. */
export type Refusal =
  /** Nobody has this address: it is not written to any more. */
  | "nobody"
  /** It does not take this mail for them, for now. */
  | "later"
  /** It does not take this mail for them, for good, and that need not be because of them. */
  | "refused"
  /** It takes nothing at the moment: every other mail would fare alike. */
  | "away";

/** What the library throws: which command was answered, and with what. */
interface SmtpError {
  code?: unknown;
  command?: unknown;
  responseCode?: unknown;
  response?: unknown;
}

/** RFC 3463: what a mailbox is that nobody has. Also 5.2.1, one that is closed. */
const NOBODY = /\b5\.(?:1\.[01236]|2\.1)\b/;
/** The reply codes that say the same where no such number stands beside them. */
const NOBODY_CODES = [550, 551, 553];

/** Reads what the mail server answered out of an error: of `MailNotSentError` its cause. */
export function classifyRefusal(error: unknown): Refusal {
  const cause = error instanceof Error ? (error.cause ?? error) : error;
  const { command, responseCode, response } = (cause ?? {}) as SmtpError;
  const status = typeof responseCode === "number" ? responseCode : 0;
  const text = typeof response === "string" ? response : "";
  const isOfThem = command === "RCPT TO" || command === "DATA";
  // 421 is the server's goodbye, whatever was said before.
  if (!isOfThem || status < 400 || status === 421) return "away";
  if (status < 500) return "later";
  if (command !== "RCPT TO") return "refused";
  if (NOBODY.test(text)) return "nobody";
  const hasNumber = /\b5\.\d{1,3}\.\d{1,3}\b/.test(text);
  return !hasNumber && NOBODY_CODES.includes(status) ? "nobody" : "refused";
}
