import { schema } from "@paperround/schema";
import { parse, validate } from "graphql";
import type { KnownOperations } from "./known-operations.ts";

/**
 * Which of these operations this version's schema cannot answer any more, with the reason. Nobody can send them with
 * success; that is for their clients to mend, and no reason not to start.
 */
export function unanswerable(operations: KnownOperations): { hash: string; reason: string }[] {
  const found: { hash: string; reason: string }[] = [];
  for (const [hash, text] of operations) {
    const reason = whyNot(text);
    if (reason !== undefined) found.push({ hash, reason });
  }
  return found;
}

function whyNot(text: string): string | undefined {
  try {
    return validate(schema, parse(text))[0]?.message;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
