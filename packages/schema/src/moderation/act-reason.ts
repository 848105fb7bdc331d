import { z } from "zod";
import { isSeen, severalLines } from "../plain-text.ts";

/** Why a moderator does something: plain text, at most 1,000 characters. */
export const actReason = z
  .string()
  .transform((text) => severalLines(text).trim())
  .pipe(z.string().max(1_000, "A reason has at most 1,000 characters: shorten it."));

/** The same where somebody else will want to know. */
export const statedReason = actReason.refine(isSeen, "Say why: it stands in the audit trail.");
