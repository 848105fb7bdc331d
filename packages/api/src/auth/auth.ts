import type { PrismaClient } from "@paperround/schema/context";
import type { Config } from "../config.ts";
import type { Logger } from "../logging/logger.ts";
import { hashCode } from "./code-hash.ts";
import { oauthProviders } from "./oauth-providers.ts";

/** Where the sign-in library's own routes hang; only those of OAuth are reachable, see `auth-routes.ts`. */
export const AUTH_PATH = "/auth";
/** For how long a mailed code holds, in seconds. */
export const CODE_SECONDS = 600;
/** How often a code may be tried before it is used up. */
const CODE_ATTEMPTS = 5;
/** For how long a session lasts without being used, in seconds. */
export const SESSION_SECONDS = 90 * 24 * 60 * 60;

/** What the sign-in library needs of this server. */
export interface AuthDeps {
  prisma: PrismaClient;
  config: Pick<Config, "github" | "orcid">;
  publicUrl: string;
  secret: string;
  logger: Logger;
  /** Gives a new person a handle and a reading list. */
  welcome(userId: string): Promise<void>;
}

export type Auth = Awaited<ReturnType<typeof createAuth>>;

/**
 * The sign-in library, set up. It is loaded here and not at the start of the process, because it takes longer to load
 * than the rest of the server and most requests do without it.
 */
export async function createAuth(deps: AuthDeps) {
  const [{ betterAuth }, { prismaAdapter }, { emailOTP }, { genericOAuth }] = await Promise.all([
    import("better-auth/minimal"),
    import("better-auth/adapters/prisma"),
    import("better-auth/plugins/email-otp"),
    import("better-auth/plugins/generic-oauth"),
  ]);
  return betterAuth({
    appName: "Paperround",
    baseURL: deps.publicUrl,
    basePath: AUTH_PATH,
    secret: deps.secret,
    database: prismaAdapter(deps.prisma, { provider: "postgresql", transaction: true }),
    telemetry: { enabled: false },
    // Our own limits stand before every way in, and know who is behind a proxy.
    rateLimit: { enabled: false },
    trustedOrigins: [deps.publicUrl],
    onAPIError: { errorURL: `${deps.publicUrl}/sign-in-failed` },
    session: { expiresIn: SESSION_SECONDS, updateAge: 24 * 60 * 60 },
    // A provider is asked who somebody is, once; what it would let us do on their behalf is not kept.
    account: { updateAccountOnSignIn: false },
    advanced: { cookiePrefix: "paperround" },
    logger: {
      level: "warn",
      log(level, message, ...details) {
        const err = details.find((detail) => detail instanceof Error);
        deps.logger[level](err === undefined ? {} : { err }, `Sign-in: ${message}`);
      },
    },
    databaseHooks: {
      user: { create: { after: async (user) => deps.welcome(user.id) } },
      session: {
        create: {
          before: async (session) => ({ data: { ...session, ipAddress: null, userAgent: null } }),
        },
      },
      account: {
        create: {
          before: async (account) => ({
            data: { ...account, accessToken: null, refreshToken: null, idToken: null, scope: null },
          }),
        },
      },
    },
    plugins: [
      emailOTP({
        otpLength: 6,
        expiresIn: CODE_SECONDS,
        allowedAttempts: CODE_ATTEMPTS,
        storeOTP: { hash: async (code) => hashCode(code, deps.secret) },
        // Codes are made by `accounts.ts`, which also mails them and can therefore tell when the mail fails.
        sendVerificationOTP: () => Promise.reject(new Error("Codes are mailed by accounts.ts.")),
      }),
      genericOAuth({ config: oauthProviders(deps.config) }),
    ],
  });
}
