import { parsePaperId } from "@paperround/schema/paper-id/parse-paper-id";
import type { PaperIdentifier } from "@paperround/schema/paper-id/scheme";
import { t } from "../../text.ts";
import { SCHEME_NAMES } from "../../ui/scheme-names.ts";

/** What was understood of what somebody typed or pasted. */
export type NameReading =
  | { kind: "empty" }
  | { kind: "read"; identifier: PaperIdentifier }
  | { kind: "unread"; advice: string };

/** An id as a reader knows it: `arXiv 1706.03762`. */
export function nameOf({ scheme, value }: PaperIdentifier): string {
  return `${SCHEME_NAMES[scheme]} ${value}`;
}

/** Reads the paper's name from an address or an id of any scheme, here, without asking anybody. */
export function readName(text: string): NameReading {
  const typed = text.trim();
  if (typed === "") return { kind: "empty" };
  const id = parsePaperId(typed);
  if (id) return { kind: "read", identifier: { scheme: id.scheme, value: id.value } };
  return { kind: "unread", advice: adviceFor(typed) };
}

function adviceFor(text: string): string {
  if (/^\d+$/.test(text)) {
    return t("add-paper.whoseNumber", { number: cut(text) });
  }
  if (/^(?:https?:\/\/|www\.)/i.test(text)) {
    return t("add-paper.addressSaysNothing");
  }
  return t("add-paper.noIdInside");
}

function cut(text: string): string {
  return text.length > 12 ? `${text.slice(0, 12)}…` : text;
}
