import type { ChangeFeed } from "@paperround/schema/changes/logged-change";
import type { Accounts, Context } from "@paperround/schema/context";
import { allows } from "@paperround/schema/token-scope";
import type { Config } from "./config.ts";
import { createDigestPort } from "./digests/digest-port.ts";
import type { Exchange } from "./exchange.ts";
import { createCountRefresher } from "./refresh/count-refresher.ts";
import type { RequestLimits } from "./security/limits.ts";
import { rateLimitOf } from "./security/use-budget.ts";
import type { ServerDeps } from "./server-deps.ts";
import { createAddressPolicy } from "./webhooks/address-policy.ts";
import { webhookSecrets } from "./webhooks/secret-box.ts";

/** What the server makes of its own for the context. */
interface ServerParts {
  limits: RequestLimits;
  accounts: Accounts;
  changes: ChangeFeed;
}

/** What of the context is the same for every request. */
export function createContextPorts(
  config: Config,
  deps: ServerDeps,
  { limits, accounts, changes }: ServerParts,
) {
  const { database, clock, publicUrl } = deps;
  return {
    db: database.prisma,
    sql: database.sql,
    clock,
    limits,
    accounts,
    paperResolver: deps.paperResolver,
    lookupSizer: deps.lookupSizer,
    paperIndex: deps.paperIndex,
    changes,
    jobs: deps.jobs,
    countRefresher: config.refreshCounts
      ? createCountRefresher({ ...deps, db: database.prisma })
      : undefined,
    webhooks: {
      refuse: createAddressPolicy(config.webhooks).refuse,
      seal: webhookSecrets(deps.secret).seal,
    },
    digests: createDigestPort(publicUrl),
    instance: {
      submissions: config.submissions,
      abstracts: config.abstracts,
      newcomers: config.newcomers,
    },
  };
}

/** Makes the context of a request of what all have and of who asks. */
export function createContextOf(
  ports: ReturnType<typeof createContextPorts>,
): (exchange: Exchange) => Context {
  return (exchange) => ({
    ...ports,
    viewer: allows(exchange.accessToken, "READ") ? exchange.caller : null,
    caller: exchange.caller,
    accessToken: exchange.accessToken,
    sessionToken: exchange.sessionToken,
    requestId: exchange.requestId,
    clientAddress: exchange.clientAddress,
    rateLimit: () => rateLimitOf(exchange),
  });
}
