import type { JobQueue } from "@paperround/schema/context";
import { digestMailQueue } from "@paperround/schema/digests/digest-mail-queue";
import type { DigestMail } from "@paperround/schema/digests/digest-mail-queue";
import type { PrismaClient } from "@paperround/schema/context";
import { createDigestParts } from "../../src/digests/digest-mail-parts.ts";
import type { DigestParts } from "../../src/digests/digest-mail-parts.ts";
import { requestMailWork } from "../../src/digests/request-mail-work.ts";
import { runDigests } from "../../src/digests/run-digests.ts";
import type { DigestRun } from "../../src/digests/run-digests.ts";
import { createLogger } from "../../src/logging/logger.ts";
import { createMailer } from "../../src/mail/mailer.ts";
import type { Mailer } from "../../src/mail/mailer.ts";
import type { TestServer, TestServerOptions } from "../support/test-server.ts";
import { createTestServer } from "../support/test-server.ts";
import type { MailServer, Manners, Received } from "./mail-server.ts";
import { startMailServer } from "./mail-server.ts";

/** The instance's secret, as the test server has it. */
export const SECRET = "a secret of the tests, which is long enough";

export const PUBLIC_URL = "https://papers.example.org";
const BOUNCES = "bounces@papers.example.org";
export const WEBHOOK_SECRET = "what-the-mail-service-says";

const DIGESTS = { on: true, rate: 1_000, bounces: BOUNCES, webhookSecret: WEBHOOK_SECRET };
const MAIL_FROM = "Paperround <papers@papers.example.org>";

/** A server, a real mail server, and a clock that a test moves. */
export interface DigestWorld {
  server: TestServer;
  db: PrismaClient;
  mailServer: MailServer;
  now: Date;
  parts: DigestParts;
  jobs: JobQueue;
  /** Sends the mails that somebody asked for. @returns what arrived */
  sendRequested(): Promise<Received[]>;
  /** Composes and sends what is due. */
  run(over?: Partial<DigestParts>, signal?: AbortSignal): Promise<DigestRun>;
  /** Takes what has arrived since the last time. */
  arrived(): Received[];
  pass(hours: number): void;
  /** Another connection to the mail server, as of another process. */
  mailer(): Promise<Mailer>;
  close(): Promise<void>;
}

export async function createDigestWorld({
  manners = {},
  now = "2026-11-24T06:00:00Z",
  ...options
}: TestServerOptions & { manners?: Manners; now?: string } = {}): Promise<DigestWorld> {
  const mailServer = await startMailServer(manners);
  const waiting: DigestMail[] = [];
  const jobs: JobQueue = {
    send(_tx, { name }, data) {
      if (name === digestMailQueue.name) waiting.push(digestMailQueue.data.parse(data));
      return Promise.resolve(true);
    },
  };
  const clock = { now: () => world.now };
  const server = await createTestServer({
    jobs,
    clock,
    publicUrl: PUBLIC_URL,
    ...options,
    config: { digests: DIGESTS, ...options.config },
  });
  const db = server.database.prisma;
  const logger = await createLogger({ logLevel: "silent", logFormat: "json" });
  const mailers: Mailer[] = [];
  const mailer = (): Mailer => {
    const made = createMailer(
      { smtpUrl: mailServer.url, mailFrom: MAIL_FROM, dataDir: server.dataDir },
      logger,
      "bulk",
    );
    mailers.push(made);
    return made;
  };
  const parts = await createDigestParts({
    db,
    clock,
    logger,
    mailer: mailer(),
    publicUrl: PUBLIC_URL,
    secret: SECRET,
    config: { digests: DIGESTS, mailFrom: MAIL_FROM },
  });
  let seen = 0;
  const world: DigestWorld = {
    server,
    db,
    mailServer,
    parts,
    jobs,
    now: new Date(now),
    async sendRequested() {
      world.arrived();
      const work = requestMailWork(parts, parts.mailer);
      const { signal } = new AbortController();
      for (const asked of waiting.splice(0))
        await work.run(asked, { id: "job", number: 1, isLast: false, signal, jobs });
      return world.arrived();
    },
    run: (over = {}, signal = new AbortController().signal) =>
      runDigests({ ...parts, ...over }, signal),
    arrived() {
      const since = mailServer.received.slice(seen);
      seen = mailServer.received.length;
      return since;
    },
    pass(hours) {
      world.now = new Date(world.now.getTime() + hours * 3_600_000);
    },
    mailer: () => Promise.resolve(mailer()),
    async close() {
      for (const open of mailers) open.close();
      await mailServer.close();
      await server.close();
    },
  };
  return world;
}

/** A reader whose digest runs, without asking them. */
export async function addReader(
  { db, now }: Pick<DigestWorld, "db" | "now">,
  name: string,
  over: object = {},
): Promise<number> {
  const { id } = await db.digestSubscription.create({
    data: {
      email: `${name}@example.org`,
      state: "ACTIVE",
      hour: now.getUTCHours(),
      requestedAt: now,
      confirmedAt: now,
      newSince: new Date(now.getTime() - 86_400_000),
      nextDueAt: now,
      ...over,
    },
    select: { id: true },
  });
  return id;
}

/** Posts a form as a browser does that is on one of our pages. */
export function post(
  { server }: Pick<DigestWorld, "server">,
  path: string,
  form: Record<string, string> = {},
  { headers = {}, peer }: { headers?: Record<string, string>; peer?: string } = {},
): Promise<Response> {
  return server.fetch(path, {
    method: "POST",
    headers: { "content-type": "application/x-www-form-urlencoded", ...headers },
    body: new URLSearchParams(form).toString(),
    ...(peer !== undefined && { peer }),
  });
}

/** The path of a mail's link to one of our pages. */
export function linkIn({ mail }: Received, page: string): string {
  const [, path] =
    new RegExp(`${PUBLIC_URL}(/digest/${page}\\?token=[\\w.-]+)`).exec(mail.text ?? "") ?? [];
  if (path === undefined) throw new Error(`No link to ${page} in: ${mail.text}`);
  return path;
}
