import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Clock, JobQueue, PaperResolver } from "@paperround/schema/context";
import type { PaperIndex } from "@paperround/schema/paper-index";
import type { Redis } from "ioredis";
import { createLookupSizer } from "../../src/lookup-sizer.ts";
import { readConfig } from "../../src/config.ts";
import type { Config } from "../../src/config.ts";
import type { Database } from "../../src/database/database.ts";
import { createServedIndex } from "../../src/indexing/serving/serve-index.ts";
import { createLogger } from "../../src/logging/logger.ts";
import { createMailer } from "../../src/mail/mailer.ts";
import type { Mailer } from "../../src/mail/mailer.ts";
import { extensionOperations } from "../../src/operations/known-operations.ts";
import type { KnownOperations } from "../../src/operations/known-operations.ts";
import { createServer } from "../../src/server.ts";
import type { Server } from "../../src/server.ts";
import { NO_LIMITS, PLENTY } from "./no-limits.ts";
import { readOutbox } from "./outbox.ts";
import type { ReceivedMail } from "./outbox.ts";
import { listenToStatements } from "./statement-log.ts";
import { createTestDatabase } from "./test-database.ts";

/** What a test may want otherwise. */
export interface TestServerOptions {
  /** Over the defaults; limits are high unless they are set here. */
  config?: Partial<Config>;
  clock?: Clock;
  paperResolver?: PaperResolver;
  mailer?: Mailer;
  /** What is sent goes nowhere unless a test gives a queue; tests of the queue start a real one. */
  jobs?: JobQueue;
  /** What is known by its hash; the extension's operations unless a test gives others. */
  operations?: KnownOperations;
  /** Where it counts limits together with other servers; the caller's to close. */
  redis?: Redis;
  publicUrl?: string;
  /** Whether it has an index in memory; unless told the database searches. */
  index?: boolean;
  /** What is asked instead of the index, made of it. */
  overIndex?: (index: PaperIndex) => PaperIndex;
  /** An open database to use; it is the caller's to close. */
  database?: Database;
}

/** What comes back from GraphQL. */
export interface GraphqlAnswer<Data> {
  data: Data;
  errors?: { message: string; path?: (string | number)[]; extensions?: Record<string, unknown> }[];
  extensions?: Record<string, unknown>;
}

/** A signed-in person. */
export interface SignedIn {
  token: string;
  /** Of the row in the database. */
  userId: string;
  handle: string;
}

/** The whole server on a database of its own, without a socket. */
export interface TestServer {
  /** Paths are relative to the server. */
  fetch(path: string, init?: RequestInit & { peer?: string }): Promise<Response>;
  /** @throws {Error} when the answer is not JSON */
  graphql<Data = Record<string, unknown>>(
    query: string,
    variables?: Record<string, unknown>,
    options?: { token?: string; operationName?: string },
  ): Promise<GraphqlAnswer<Data>>;
  /** Waits until the index has taken in everything that is committed by now. */
  indexed(): Promise<void>;
  /** Signs in through the API with the code in the mailed message. */
  signIn(email: string): Promise<SignedIn>;
  database: Database;
  server: Server;
  /** Every mail so far, the oldest first. */
  outbox(): Promise<ReceivedMail[]>;
  /** The SQL since the last call, transactions' beginnings and ends left out. */
  statements(): string[];
  /** The log since the beginning, parsed. */
  log(): Record<string, unknown>[];
  dataDir: string;
  close(): Promise<void>;
}

/** No paper is known to any source. */
const NO_SOURCE: PaperResolver = { resolve: () => Promise.resolve(null) };

/** Starts the server as `main.ts` would put it together, without listening. */
export async function createTestServer(options: TestServerOptions = {}): Promise<TestServer> {
  const dataDir = await mkdtemp(join(tmpdir(), "paperround-test-"));
  const config: Config = {
    ...readConfig({ PAPERROUND_DATA_DIR: dataDir, REFRESH_COUNTS: "off" }, false),
    limits: NO_LIMITS,
    newcomers: { days: 0, listed: 0, submissionsPerDay: PLENTY },
    live: { perPerson: PLENTY, inAll: PLENTY, longestSeconds: 3_600 },
    ...options.config,
  };
  const database = options.database ?? (await createTestDatabase());
  const statements = listenToStatements(database.pool);
  const lines: string[] = [];
  const logger = await createLogger(
    { logLevel: config.logLevel, logFormat: "json" },
    { write: (line: string) => void lines.push(line) },
  );
  const clock = options.clock ?? { now: () => new Date() };
  const publicUrl = options.publicUrl ?? "http://localhost:4000";
  const index = options.index ? createServedIndex({ database, dataDir, logger }) : undefined;
  const server = createServer(config, {
    database,
    paperIndex: index && (options.overIndex?.(index.answers) ?? index.answers),
    redis: options.redis,
    logger,
    clock,
    publicUrl,
    mailer: options.mailer ?? createMailer(config, logger),
    paperResolver: options.paperResolver ?? NO_SOURCE,
    lookupSizer: createLookupSizer(database.prisma, clock),
    jobs: options.jobs ?? { send: () => Promise.resolve(true) },
    operations: options.operations ?? extensionOperations(),
    secret: "a secret of the tests, which is long enough",
  });

  index?.begin(server.changes);
  await index?.inStep();

  const test: TestServer = {
    database,
    server,
    dataDir,
    statements,
    log: () => lines.map((line) => JSON.parse(line) as Record<string, unknown>),
    outbox: () => readOutbox(join(dataDir, "outbox")),
    fetch(path, { peer, ...init } = {}) {
      return server.fetch(new Request(new URL(path, publicUrl), init), peer);
    },
    async graphql<Data>(
      query: string,
      variables: Record<string, unknown> = {},
      { token, operationName }: { token?: string; operationName?: string } = {},
    ) {
      const response = await test.fetch("/graphql", {
        method: "POST",
        headers: {
          "content-type": "application/json",
          ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        },
        body: JSON.stringify({ query, variables, operationName }),
      });
      return (await response.json()) as GraphqlAnswer<Data>;
    },
    indexed: async () => index?.inStep(),
    async signIn(email) {
      const asked = await test.graphql(REQUEST_CODE, { email });
      if (asked.errors) throw new Error(`No code: ${JSON.stringify(asked.errors)}`);
      const mail = (await test.outbox()).findLast(({ to }) => to === email.toLowerCase());
      const code = /\b\d{6}\b/.exec(mail?.subject ?? "")?.[0];
      const { data } = await test.graphql<SignInData>(SIGN_IN, { email, code });
      if (data.signIn.token === undefined)
        throw new Error(`Not signed in: ${JSON.stringify(data)}`);
      const user = await database.prisma.user.findUniqueOrThrow({
        where: { email: email.toLowerCase() },
      });
      return { token: data.signIn.token, userId: user.id, handle: user.handle ?? "" };
    },
    async close() {
      server.stopping();
      await index?.stop();
      await server.close();
      if (options.database === undefined) await database.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
  return test;
}

interface SignInData {
  signIn: { token?: string };
}

const REQUEST_CODE = `mutation RequestCode($email: String!) {
  requestSignInCode(input: { email: $email }) { __typename ... on Error { code message } }
}`;

const SIGN_IN = `mutation SignIn($email: String!, $code: String!) {
  signIn(input: { email: $email, code: $code }) {
    __typename
    ... on SignInSuccess { token }
    ... on Error { code message }
  }
}`;
