import type { Clock, PrismaClient } from "@paperround/schema/context";
import { recordBounce } from "@paperround/schema/digests/record-bounce";
import type { BounceKind } from "@paperround/schema/digests/record-bounce";
import { readMailAddress } from "@paperround/schema/digests/mail-address";
import { InvalidInputError } from "@paperround/schema/errors";
import { z } from "zod";
import type { BounceAddresses } from "./bounce-address.ts";

/** What a mail service tells, see docs/digests.md. */
const eventSchema = z.object({
  type: z.enum(["bounce", "complaint"]),
  /** Of a bounce: whether it is for good. */
  permanent: z.boolean().default(true),
  /** Whose: the address that the mail came from, or whom it went to. */
  returnPath: z.string().max(1_000).optional(),
  recipient: z.string().max(1_000).optional(),
});

const bodySchema = z.object({ events: z.array(eventSchema).max(1_000) });

/** What recording bounces needs. */
export interface BounceParts {
  db: PrismaClient;
  clock: Clock;
  bounces: BounceAddresses | null;
}

/**
 * Records what a mail service tells, as JSON.
 * @returns how many were about somebody here
 * @throws {z.ZodError} when it is none that can be read
 */
export async function recordEvents(parts: BounceParts, body: unknown): Promise<number> {
  let known = 0;
  for (const { type, permanent, returnPath, recipient } of bodySchema.parse(body).events) {
    const named = returnPath === undefined ? undefined : parts.bounces?.read(returnPath);
    const id = named ?? (recipient === undefined ? null : await findByAddress(parts.db, recipient));
    if (id === null) continue;
    const kind = type === "complaint" ? "complaint" : permanent ? "permanent" : "temporary";
    await recordBounce(parts, id, kind);
    known += 1;
  }
  return known;
}

/** Where the address stands to which a mail came back. */
const RECIPIENT = /^(?:delivered-to|x-original-to|envelope-to|to):.*$/gim;
/** RFC 3464: what became of it. */
const STATUS = /^status:\s*([245])\.\d{1,3}\.\d{1,3}\b/im;
/** RFC 5965: what a reader made of it. */
const FEEDBACK = /^feedback-type:\s*(?:abuse|fraud|virus)\b/im;

/**
 * Records a mail that came back, as it came. Whose it was follows from the address to which it did.
 * @returns how many were about somebody here
 */
export async function recordReturnedMail(parts: BounceParts, mail: string): Promise<number> {
  const end = mail.search(/\r?\n\r?\n/);
  const headers = (end === -1 ? mail : mail.slice(0, end)).replaceAll(/\r?\n[ \t]+/g, " ");
  const recipients = [...headers.matchAll(RECIPIENT)].map(([line]) => line).join("\n");
  const id = parts.bounces?.read(recipients) ?? null;
  const kind = kindOf(mail);
  if (id === null || kind === null) return 0;
  await recordBounce(parts, id, kind);
  return 1;
}

/** Null for what tells nothing: that it is delayed, a holiday notice. */
function kindOf(mail: string): BounceKind | null {
  if (FEEDBACK.test(mail)) return "complaint";
  const [, status] = STATUS.exec(mail) ?? [];
  if (status === "5") return "permanent";
  return status === "4" && /^action:\s*failed\b/im.test(mail) ? "temporary" : null;
}

async function findByAddress(db: PrismaClient, text: string): Promise<number | null> {
  try {
    const { address } = readMailAddress(text.replace(/^.*<([^>]*)>.*$/s, "$1"));
    const found = await db.digestSubscription.findUnique({
      where: { email: address },
      select: { id: true },
    });
    return found?.id ?? null;
  } catch (error) {
    if (error instanceof InvalidInputError) return null;
    throw error;
  }
}
