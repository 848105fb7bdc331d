import { createHash } from "node:crypto";
import type { Db, PrismaClient, Viewer } from "../context.ts";
import { ConflictError, InvalidInputError } from "../errors.ts";
import { asAccountGone } from "../people/account-gone.ts";

/** An addition that may be sent again with the same key. */
interface Addition {
  /** Chosen by the client: 1 to 200 characters. */
  key: string;
  /** The mutation's name. */
  operation: string;
  /** What was asked for, the key apart. */
  input: unknown;
}

/**
 * Runs an addition once a person and key: in one transaction with `add`, so that neither stands without the other.
 * A retry gets the id of what the first run added, and waits for it if it is still under way.
 * @param add does it and returns the id of what it added
 * @throws {ConflictError} when the key was used for something else
 */
export async function once(
  db: PrismaClient,
  viewer: Viewer,
  { key, operation, input }: Addition,
  add: (tx: Db) => Promise<string>,
): Promise<string> {
  if (key.length < 1 || key.length > 200) {
    throw InvalidInputError.at(
      ["input", "idempotencyKey"],
      "An idempotency key has 1 to 200 characters.",
    );
  }
  const inputHash = createHash("sha256").update(JSON.stringify(input)).digest("hex");
  return db.$transaction(async (tx) => {
    const claimed = await tx.$executeRaw`
      INSERT INTO idempotency_keys (user_id, key, operation, input_hash)
      VALUES (${viewer.id}, ${key}, ${operation}, ${inputHash}) ON CONFLICT DO NOTHING`.catch(
      asAccountGone,
    );
    if (claimed === 0) return answerOfFirst(tx, viewer, { key, operation, inputHash });
    const resultId = await add(tx);
    await tx.idempotencyKey.update({
      where: { userId_key: { userId: viewer.id, key } },
      data: { resultId },
    });
    return resultId;
  });
}

async function answerOfFirst(
  tx: Db,
  viewer: Viewer,
  { key, operation, inputHash }: { key: string; operation: string; inputHash: string },
): Promise<string> {
  const first = await tx.idempotencyKey.findUniqueOrThrow({
    where: { userId_key: { userId: viewer.id, key } },
  });
  if (first.operation === operation && first.inputHash === inputHash && first.resultId !== null) {
    return first.resultId;
  }
  throw new ConflictError("This idempotency key was used for something else: choose a new one.");
}
