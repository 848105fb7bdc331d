import { composeDue } from "@paperround/schema/digests/compose-due";
import { readMailAddress } from "@paperround/schema/digests/mail-address";
import { previewDigest } from "@paperround/schema/digests/preview-digest";
import { readToldPapers } from "@paperround/schema/digests/told-papers.sql";
import type { WrittenDigest } from "@paperround/schema/context";
import { z } from "zod";
import { authSecret } from "../auth/auth-secret.ts";
import type { Job, JobContext, Progress } from "../jobs/job.ts";
import { JobError } from "../jobs/job.ts";
import { createLogger } from "../logging/logger.ts";
import { createMailer } from "../mail/mailer.ts";
import { createDigestParts } from "./digest-mail-parts.ts";
import { runDigests } from "./run-digests.ts";
import type { DigestRun } from "./run-digests.ts";
import { createDigestWriter } from "./write-digest.ts";

const argsSchema = z.discriminatedUnion("mode", [
  z.object({ mode: z.literal("preview"), email: z.string().nullable() }),
  z.object({ mode: z.literal("dry-run") }),
  z.object({ mode: z.literal("send") }),
]);

/** What to do about digests. */
export type DigestJobArgs = z.infer<typeof argsSchema>;

/** What came of it. */
export type DigestJobSummary =
  | ({ mode: "preview"; papers: number } & WrittenDigest)
  | { mode: "dry-run"; due: number; issues: number }
  | ({ mode: "send" } & DigestRun);

/** Shows the next digest, says how many would be sent, or sends what is due. */
export const digestJob: Job<DigestJobArgs, DigestJobSummary> = {
  name: "digest",
  parseArgs: (input) => argsSchema.parse(input),
  async run(context, args, report) {
    if (args.mode === "preview") return preview(context, args.email);
    if (args.mode === "send") return send(context, report);
    const done = await composeDue(context, {
      dryRun: true,
      signal: context.signal,
      report: (at, total) => report({ step: "Composing digests", done: at, total }),
    });
    return { mode: "dry-run", ...done };
  },
};

async function preview(
  { db, clock, config }: JobContext,
  email: string | null,
): Promise<DigestJobSummary> {
  const found =
    email === null
      ? null
      : await db.digestSubscription.findUnique({
          where: { email: readMailAddress(email).address },
          select: { id: true },
        });
  if (email !== null && found === null)
    throw new JobError("NO_SUCH_READER", `Nobody gets the digest at ${email}.`);
  const { paperIds, period } = await previewDigest({ db, clock }, found);
  const papers = await readToldPapers(db, paperIds);
  const home = publicUrlOf(config);
  const told = paperIds.flatMap((id) => papers.get(id) ?? []);
  const links = { home, preferences: `${home}/digest/preferences`, unsubscribe: home };
  const written = createDigestWriter(home)({ period, papers: told, links });
  return { mode: "preview", papers: told.length, ...written };
}

async function send(
  { db, clock, config, signal }: JobContext,
  report: (progress: Progress) => void,
): Promise<DigestJobSummary> {
  if (!config.digests.on)
    throw new JobError("DIGESTS_OFF", "Digests are off: set DIGESTS=on, or leave it out.");
  const logger = await createLogger(config);
  const mailer = createMailer(config, logger, "bulk");
  try {
    const secret = await authSecret(config.authSecret, config.dataDir);
    const publicUrl = publicUrlOf(config);
    const parts = await createDigestParts({ db, clock, logger, mailer, config, secret, publicUrl });
    return { mode: "send", ...(await runDigests(parts, signal, report)) };
  } finally {
    mailer.close();
  }
}

/** Where the links of mails lead. */
function publicUrlOf({ publicUrl, port }: JobContext["config"]): string {
  return publicUrl ?? `http://localhost:${port}`;
}
