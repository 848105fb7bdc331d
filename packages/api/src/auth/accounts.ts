import { MailNotSentError, WrongCodeError } from "@paperround/schema/errors";
import type { Accounts, PrismaClient } from "@paperround/schema/context";
import type { Mailer } from "../mail/mailer.ts";
import { signInMail } from "../mail/sign-in-mail.ts";
import { CODE_SECONDS } from "./auth.ts";
import type { Auth } from "./auth.ts";
import type { SessionTokens } from "./session-token.ts";
import type { ReadViewer } from "./viewer.ts";

/** What signing in is made of. */
export interface AccountsDeps {
  prisma: PrismaClient;
  /** Loaded when it is first needed. */
  auth: () => Promise<Auth>;
  tokens: SessionTokens;
  readViewer: ReadViewer;
  mailer: Mailer;
  publicUrl: string;
}

/** Sign-in by mailed code, over the sign-in library. How often is the rules' business, see `Limits`. */
export function createAccounts(deps: AccountsDeps): Accounts {
  return {
    async requestCode(email) {
      const to = email.trim().toLowerCase();
      if (to.endsWith(".invalid")) {
        throw new MailNotSentError("No mail can be sent to this address: no such place exists.");
      }
      const { api } = await deps.auth();
      const code = await api.createVerificationOTP({ body: { email: to, type: "sign-in" } });
      await deps.mailer.send(signInMail(to, code, CODE_SECONDS / 60, deps.publicUrl));
      return { expiresInSeconds: CODE_SECONDS };
    },

    async signIn(email, code) {
      const address = email.trim().toLowerCase();
      const { api } = await deps.auth();
      const { token: secret } = await api
        .signInEmailOTP({ body: { email: address, otp: digits(code) } })
        .catch(asWrongCode);
      const token = deps.tokens.issue(secret);
      const session = await deps.readViewer(token);
      if (session === null) throw new Error("A session that has just begun cannot be read.");
      await deps.prisma.session.deleteMany({
        where: { userId: session.viewer.id, expiresAt: { lt: new Date() } },
      });
      return { token, expiresAt: session.expiresAt, viewer: session.viewer };
    },

    async signOut(token) {
      const secret = deps.tokens.open(token);
      if (secret !== null) await deps.prisma.session.deleteMany({ where: { token: secret } });
    },

    async sessionBeganAt(token) {
      const secret = deps.tokens.open(token);
      const where = { token: secret ?? "" };
      const session = await deps.prisma.session.findUnique({ where, select: { createdAt: true } });
      return session?.createdAt ?? null;
    },
  };
}

/** People copy codes with spaces and hyphens. */
function digits(code: string): string {
  return code.replaceAll(/[\s-]/g, "");
}

/** The library tells wrong, expired and used-up apart; so do we, as far as it helps to know. */
const WRONG_CODES = new Map([
  [
    "INVALID_OTP",
    "This code is wrong. Check the six digits in the newest mail, or ask for a new code.",
  ],
  ["OTP_EXPIRED", "This code has expired. Ask for a new one."],
  ["TOO_MANY_ATTEMPTS", "Too many wrong codes were tried. Ask for a new one."],
]);

function asWrongCode(error: unknown): never {
  const message = WRONG_CODES.get((error as { body?: { code?: string } }).body?.code ?? "");
  if (message === undefined) throw error;
  throw new WrongCodeError(message);
}
