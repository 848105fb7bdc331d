import type { Clock, PrismaClient } from "@paperround/schema/context";
import type { Config } from "../config.ts";
import type { Logger } from "../logging/logger.ts";
import type { Mailer } from "../mail/mailer.ts";
import { createBounceAddresses } from "./bounce-address.ts";
import type { BounceAddresses } from "./bounce-address.ts";
import { createDigestLinks } from "./digest-links.ts";
import type { DigestLinks } from "./digest-links.ts";

/** What writing and sending digests needs. */
export interface DigestParts {
  db: PrismaClient;
  clock: Clock;
  logger: Logger;
  /** For many mails one after the other. */
  mailer: Mailer;
  publicUrl: string;
  links: DigestLinks;
  /** Null where mail comes back to the sender. */
  bounces: BounceAddresses | null;
  /** The domain of the sender: what is named here is named under it. */
  domain: string;
  /** Names this instance for good. */
  instanceId: string;
  /** Mails a second. */
  rate: number;
}

/** What the parts are made of. */
export interface DigestPartsDeps extends Pick<
  DigestParts,
  "db" | "clock" | "logger" | "mailer" | "publicUrl"
> {
  config: Pick<Config, "digests" | "mailFrom">;
  /** The instance's. */
  secret: string;
}

/** Puts together what the settings say. */
export async function createDigestParts(deps: DigestPartsDeps): Promise<DigestParts> {
  const { config, secret, ...rest } = deps;
  const { instanceId } = await deps.db.databaseInfo.findFirstOrThrow({
    select: { instanceId: true },
  });
  const { bounces, rate } = config.digests;
  return {
    ...rest,
    instanceId,
    rate,
    links: createDigestLinks(secret, deps.publicUrl),
    bounces: bounces === undefined ? null : createBounceAddresses(secret, bounces),
    domain: /@([^>\s]+)>?\s*$/.exec(config.mailFrom)?.[1] ?? "localhost",
  };
}
