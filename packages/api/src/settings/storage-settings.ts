import { z } from "zod";
import { address, filePath, setting } from "./setting.ts";

/** What is kept, and where. */
export const STORAGE_SETTINGS = {
  PAPERROUND_DATA_DIR: setting({
    read: filePath.optional(),
    meaning:
      "The folder of everything that is kept: the embedded database, the outbox, the generated secret. A relative path begins where the command was given.",
    allowed: "the path of a folder",
    fallback: "`.paperround` at the top of the repository",
    example: "/var/lib/paperround",
  }),
  DATABASE_URL: setting({
    read: address(/^postgres(?:ql)?:$/).optional(),
    meaning: "The PostgreSQL database to use instead of the embedded one.",
    allowed: "an address that begins with postgres:// or postgresql://",
    fallback: "the embedded database",
    example: "postgres://paperround:PASSWORD@localhost:5432/paperround",
    secret: true,
  }),
  REDIS_URL: setting({
    read: address(/^rediss?:$/).optional(),
    meaning:
      "The Redis in which several processes of one instance count limits together, and by which they wake each other for live updates. `rediss://` encrypts; a number at the end chooses the database.",
    allowed: "an address that begins with redis:// or rediss://",
    fallback: "each process counts by itself",
    example: "redis://:PASSWORD@localhost:6379/0",
    secret: true,
  }),
  AUTH_SECRET: setting({
    read: z.string().min(32).optional(),
    meaning:
      "What sessions and codes are signed with, and the secrets of webhooks encrypted, the same in every process of one instance. Changing it signs everybody out, stops webhooks until their owners give them new secrets, and ends the links in mails that were sent.",
    allowed: "at least 32 random characters",
    fallback: "made at the first start, kept in `auth-secret` in the data folder",
    example: "$(openssl rand -hex 32)",
    secret: true,
  }),
};
