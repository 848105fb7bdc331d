import { createHash, generateKeyPairSync, verify } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readConfig } from "../../src/config.ts";
import { readDkimKey } from "../../src/mail/dkim-key.ts";
import { createLogger } from "../../src/logging/logger.ts";
import { createMailer } from "../../src/mail/mailer.ts";
import type { MailServer } from "./mail-server.ts";
import { startMailServer } from "./mail-server.ts";

// The signature is checked here by the words of RFC 6376, not by the library that makes it.

let folder: string;
let server: MailServer;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "paperround-dkim-"));
  server = await startMailServer();
});
afterAll(async () => {
  await server.close();
  await rm(folder, { recursive: true, force: true });
});

/** A header as it is signed: folded open, in lower case, one space where there was any. */
function relaxed(header: string): string {
  const [, name = "", value = ""] = /^([^:]+):(.*)$/s.exec(header) ?? [];
  return `${name.trim().toLowerCase()}:${value
    .replaceAll(/\r\n/g, "")
    .replaceAll(/[ \t]+/g, " ")
    .trim()}`;
}

function isSigned(raw: string, publicKey: string): boolean {
  const end = raw.indexOf("\r\n\r\n");
  const headers = raw.slice(0, end).split(/\r\n(?![ \t])/);
  const body = raw.slice(end + 4);
  const signature = headers.find((header) => /^dkim-signature:/i.test(header)) ?? "";
  const tag = (name: string): string =>
    new RegExp(`[;:]\\s*${name}=([^;]*)`).exec(signature)?.[1]?.replaceAll(/\s/g, "") ?? "";
  const lines = body.replaceAll(/[ \t]+\r\n/g, "\r\n").replaceAll(/[ \t]+/g, " ");
  const canonical = `${lines.replace(/(?:\r\n)*$/, "")}\r\n`;
  if (createHash("sha256").update(canonical).digest("base64") !== tag("bh")) return false;
  const signed = tag("h")
    .split(":")
    .map((name) =>
      headers.find((header) => header.toLowerCase().startsWith(`${name.toLowerCase()}:`)),
    )
    .filter((header) => header !== undefined)
    .map((header) => `${relaxed(header)}\r\n`);
  const own = relaxed(signature.replace(/(;\s*b=)[^;]*/, "$1"));
  const bytes = Buffer.from(tag("b"), "base64");
  return verify("sha256", Buffer.from(signed.join("") + own), publicKey, bytes);
}

test("mail is signed for the domain, and the signature holds by the public key alone", async () => {
  const encoding = { type: "pkcs8", format: "pem" } as const;
  const keys = generateKeyPairSync("rsa", {
    modulusLength: 2048,
    privateKeyEncoding: encoding,
    publicKeyEncoding: { type: "spki", format: "pem" },
  });
  const keyFile = join(folder, "dkim.pem");
  await writeFile(keyFile, keys.privateKey);
  const dkim = { domain: "example.org", selector: "paperround", keyFile };
  const logger = await createLogger({ logLevel: "silent", logFormat: "json" });
  const mailer = createMailer(
    { smtpUrl: server.url, mailFrom: "papers@example.org", dataDir: folder, dkim },
    logger,
    "bulk",
  );
  await mailer.send({
    to: "ada@example.org",
    subject: "Łódź",
    text: "One\n\nTwo  three\n",
    html: "<p>One</p>",
  });
  mailer.close();
  const raw = server.received[0]?.raw ?? "";
  expect(raw).toMatch(/d=example\.org/);
  expect(raw).toMatch(/s=paperround/);
  expect(isSigned(raw, keys.publicKey)).toBe(true);
  expect(isSigned(raw.replace("Two", "Zwei"), keys.publicKey)).toBe(false);
});

test("a key file that is not there, or is none, stops the start with a sentence", async () => {
  const dkim = { domain: "example.org", selector: "a", keyFile: join(folder, "absent.pem") };
  await expect(readDkimKey(dkim)).rejects.toThrow(/^DKIM_KEY_FILE cannot be read/);
  await writeFile(dkim.keyFile, "no key");
  await expect(readDkimKey(dkim)).rejects.toThrow(/^DKIM_KEY_FILE holds no private key/);
});

test("a part of the settings is none", () => {
  expect(() => readConfig({ DKIM_DOMAIN: "example.org" }, false)).toThrow(
    "DKIM_SELECTOR and DKIM_KEY_FILE are not set: set all of DKIM_DOMAIN, DKIM_SELECTOR, DKIM_KEY_FILE, or none.",
  );
});
