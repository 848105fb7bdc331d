import type { Accounts, Clock, PrismaClient } from "@paperround/schema/context";
import { welcomePerson } from "@paperround/schema/people/welcome-person";
import type { Pool } from "pg";
import type { Config } from "../config.ts";
import type { Logger } from "../logging/logger.ts";
import type { Mailer } from "../mail/mailer.ts";
import { createReadAccessToken } from "./access-token.ts";
import type { ReadAccessToken } from "./access-token.ts";
import { createAccounts } from "./accounts.ts";
import { createAuthRoutes } from "./auth-routes.ts";
import type { AuthRoutes } from "./auth-routes.ts";
import { createAuth } from "./auth.ts";
import type { Auth } from "./auth.ts";
import { createSessionTokens } from "./session-token.ts";
import { createReadViewer } from "./viewer.ts";
import type { ReadViewer } from "./viewer.ts";

/** What signing in needs of the server. */
export interface SignInDeps {
  database: { prisma: PrismaClient; pool: Pool };
  logger: Logger;
  mailer: Mailer;
  clock: Clock;
  secret: string;
  publicUrl: string;
}

/** Everything about who is calling. */
export interface SignIn {
  accounts: Accounts;
  readViewer: ReadViewer;
  readAccessToken: ReadAccessToken;
  routes: AuthRoutes;
}

/** Puts the parts of signing in together. The library behind them is loaded when somebody first signs in. */
export function createSignIn(config: Pick<Config, "github" | "orcid">, deps: SignInDeps): SignIn {
  const { prisma, pool } = deps.database;
  const { publicUrl, secret, logger, mailer, clock } = deps;
  const tokens = createSessionTokens(secret);
  const welcome = async (userId: string): Promise<void> => {
    await welcomePerson(prisma, userId);
  };
  let made: Promise<Auth> | undefined;
  const auth = (): Promise<Auth> =>
    (made ??= createAuth({ prisma, config, publicUrl, secret, logger, welcome }));
  const readViewer = createReadViewer({ pool, tokens, clock, welcome });
  return {
    accounts: createAccounts({ prisma, auth, tokens, readViewer, mailer, publicUrl }),
    readViewer,
    readAccessToken: createReadAccessToken({ pool, clock, logger }),
    routes: createAuthRoutes({ auth, tokens, config, publicUrl }),
  };
}
