import { z } from "zod";

/** A key that a client chooses: 1 to 200 characters, such as a UUID. */
export const idempotencyKey = z
  .string()
  .min(1, "Give an idempotency key.")
  .max(200, "An idempotency key has at most 200 characters.")
  .regex(/^\P{C}*$/u, "An idempotency key has no control characters: a UUID is a good one.");
