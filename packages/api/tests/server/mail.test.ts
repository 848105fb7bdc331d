import { chmod, mkdtemp, readdir, rm, stat, writeFile } from "node:fs/promises";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { SMTPServer } from "smtp-server";
import type { SMTPServerOptions } from "smtp-server";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { createLogger } from "../../src/logging/logger.ts";
import { createMailer } from "../../src/mail/mailer.ts";
import type { Mailer } from "../../src/mail/mailer.ts";
import { signInMail } from "../../src/mail/sign-in-mail.ts";
import { readOutbox } from "../support/outbox.ts";
import { createTestServer } from "../support/test-server.ts";

let dataDir: string;
let lines: string[];
const opened: (() => Promise<void>)[] = [];
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "paperround-mail-"));
  lines = [];
});
afterEach(async () => {
  for (const close of opened.splice(0)) await close();
  await rm(dataDir, { recursive: true, force: true });
});

async function mailer(smtpUrl?: string): Promise<Mailer> {
  const logger = await createLogger(
    { logLevel: "debug", logFormat: "json" },
    { write: (line: string) => void lines.push(line) },
  );
  const made = createMailer(
    { smtpUrl, mailFrom: "Paperround <papers@example.org>", dataDir },
    logger,
  );
  opened.push(async () => made.close());
  return made;
}

interface Taken {
  from: string;
  to: string[];
  user: string | undefined;
  raw: string;
}

/** A mail server on this machine. */
async function smtpServer(
  options: SMTPServerOptions = {},
): Promise<{ port: number; taken: Taken[] }> {
  const taken: Taken[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    ...options,
    onData(stream, session, done) {
      let raw = "";
      stream.on("data", (part: Buffer) => (raw += part.toString("utf8")));
      stream.on("end", () => {
        const { mailFrom, rcptTo } = session.envelope;
        taken.push({
          from: mailFrom === false ? "" : mailFrom.address,
          to: rcptTo.map(({ address }) => address),
          user: session.user,
          raw,
        });
        done();
      });
    },
  });
  server.on("error", () => undefined);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  opened.push(() => new Promise((resolve) => server.close(resolve)));
  return { port: (server.server.address() as AddressInfo).port, taken };
}

const MAIL = signInMail("ada@example.org", "123456", 10, "https://papers.example.org");

describe("the outbox", () => {
  test("holds one mail a file, for the operator alone, and the log says where", async () => {
    const outbox = await mailer();
    await outbox.send(MAIL);
    await outbox.send({ ...MAIL, to: "grace@example.org" });
    const [first, second] = await readOutbox(join(dataDir, "outbox"));
    expect(first).toMatchObject({
      to: "ada@example.org",
      subject: "123456 is your Paperround code",
    });
    expect(second?.to).toBe("grace@example.org");
    expect(first?.raw).toContain("From: Paperround <papers@example.org>");
    expect(first?.raw).toContain("papers.example.org");
    const names = await readdir(join(dataDir, "outbox"));
    expect(names.every((name) => /^[\d-]{10}T.*Z-\w+@example\.org\.eml$/.test(name))).toBe(true);
    expect((await stat(join(dataDir, "outbox"))).mode & 0o777).toBe(0o700);
    expect((await stat(join(dataDir, "outbox", names[0] ?? ""))).mode & 0o777).toBe(0o600);
    expect(lines.join("")).toContain(join(dataDir, "outbox", names[0] ?? ""));
    expect(lines.join("")).not.toContain("123456");
  });

  test.each([
    "../../../etc/cron.d/x@example.org",
    "a/b\\c:d@example.org",
    `"quoted \u202e name"@example.org`,
    `${"long".repeat(100)}@example.org`,
  ])("writes nowhere else for %s", async (to) => {
    await (await mailer()).send({ ...MAIL, to });
    const names = await readdir(dataDir, { recursive: true });
    expect(names.filter((name) => name.endsWith(".eml"))).toHaveLength(1);
    expect(names.every((name) => name === "outbox" || /^outbox\/[\w@.+-]{1,140}$/.test(name))).toBe(
      true,
    );
  });

  test("cannot be given headers by an address", async () => {
    await (await mailer()).send({ ...MAIL, to: "ada@example.org\r\nBcc: eve@example.org" });
    const [mail] = await readOutbox(join(dataDir, "outbox"));
    expect(mail?.raw).not.toMatch(/^Bcc:/im);
  });

  test("that cannot be written is a typed error, and stands in the log", async () => {
    await writeFile(join(dataDir, "outbox"), "a file, where a folder should be");
    await expect((await mailer()).send(MAIL)).rejects.toMatchObject({
      code: "MAIL_NOT_SENT",
      message: expect.stringContaining("outbox"),
    });
    expect(lines.join("")).toContain("could not be written");
    await chmod(join(dataDir, "outbox"), 0o600);
  });
});

describe("a mail server", () => {
  test("takes the mail, text and HTML", async () => {
    const { port, taken } = await smtpServer();
    await (await mailer(`smtp://127.0.0.1:${port}`)).send(MAIL);
    expect(taken).toHaveLength(1);
    expect(taken[0]).toMatchObject({ from: "papers@example.org", to: ["ada@example.org"] });
    expect(taken[0]?.raw).toContain("Subject: 123456 is your Paperround code");
    expect(taken[0]?.raw).toContain("text/plain");
    expect(taken[0]?.raw).toContain("text/html");
    expect(lines.join("")).not.toMatch(/123456|ada@example/);
    expect(await readdir(dataDir)).toEqual([]);
  });

  test("is told user and password", async () => {
    const { port, taken } = await smtpServer({
      authOptional: false,
      allowInsecureAuth: true,
      onAuth: ({ username, password }, _session, done) =>
        username === "round" && password === "p@ss word"
          ? done(null, { user: username })
          : done(new Error("Wrong user or password")),
    });
    await (await mailer(`smtp://round:p%40ss%20word@127.0.0.1:${port}`)).send(MAIL);
    expect(taken[0]?.user).toBe("round");
    const wrong = await mailer(`smtp://round:hunter2@127.0.0.1:${port}`);
    await expect(wrong.send(MAIL)).rejects.toMatchObject({ code: "MAIL_NOT_SENT" });
    expect(lines.join("")).not.toMatch(/hunter2|p@ss|aHVudGVyMg/);
  });

  test.each<[string, SMTPServerOptions]>([
    ["refuses the sender", { onMailFrom: (_a, _s, done) => done(new Error("550 Not from you")) }],
    ["refuses the recipient", { onRcptTo: (_a, _s, done) => done(new Error("550 No such user")) }],
    ["refuses the connection", { onConnect: (_s, done) => done(new Error("421 Not today")) }],
  ])(
    "that %s: a typed error, the reason in the log, and nothing of it to the caller",
    async (_what, options) => {
      const { port } = await smtpServer(options);
      const sending = (await mailer(`smtp://127.0.0.1:${port}`)).send(MAIL);
      const error = await sending.catch((caught: unknown) => caught);
      expect(error).toMatchObject({ code: "MAIL_NOT_SENT" });
      expect((error as Error).message).not.toMatch(/5\d\d|421|127\.0\.0\.1/);
      expect(lines.join("")).toContain("did not take a mail");
    },
  );

  test("that is not there", async () => {
    const { port } = await smtpServer();
    for (const close of opened.splice(0)) await close();
    await expect((await mailer(`smtp://127.0.0.1:${port}`)).send(MAIL)).rejects.toMatchObject({
      code: "MAIL_NOT_SENT",
    });
    expect(lines.join("")).toContain("ECONNREFUSED");
  });

  test("that recovers is used again", async () => {
    let refuse = true;
    const { port, taken } = await smtpServer({
      onRcptTo: (_a, _s, done) => done(refuse ? new Error("451 Later") : null),
    });
    const sender = await mailer(`smtp://127.0.0.1:${port}`);
    await expect(sender.send(MAIL)).rejects.toMatchObject({ code: "MAIL_NOT_SENT" });
    refuse = false;
    await sender.send(MAIL);
    expect(taken).toHaveLength(1);
  });
});

describe("through the API", () => {
  let server: Awaited<ReturnType<typeof createTestServer>>;
  let broken: Mailer;
  beforeAll(async () => {
    const logger = await createLogger({ logLevel: "silent", logFormat: "json" });
    broken = createMailer(
      { smtpUrl: "smtp://127.0.0.1:1", mailFrom: "a@example.org", dataDir: "/nonexistent" },
      logger,
    );
    server = await createTestServer({ mailer: broken });
  });
  afterAll(() => server.close());

  test("a mail that cannot be sent is a member of the union, and tells no more than that", async () => {
    const { data } = await server.graphql(
      `mutation { requestSignInCode(input: { email: "ada@example.org" }) { __typename ... on Error { code message } } }`,
    );
    expect(data).toEqual({
      requestSignInCode: {
        __typename: "MailNotSentError",
        code: "MAIL_NOT_SENT",
        message: expect.stringMatching(/^The mail could not be sent\. .*try again/),
      },
    });
  });
});
