import { z } from "zod";
import { isSeen, severalLines } from "../plain-text.ts";

/** A comment's Markdown: what nobody sees removed, without empty lines around it, 1 to 10,000 characters. */
export const commentBody = z
  .string()
  .transform((text) =>
    severalLines(text)
      .replace(/^(?:[ \t]*\n)+/, "")
      .trimEnd(),
  )
  .pipe(
    z
      .string()
      .refine(isSeen, "Write something.")
      .max(10_000, "A comment has at most 10,000 characters: shorten it, or write two."),
  );
