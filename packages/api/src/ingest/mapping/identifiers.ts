import { normalisePaperId } from "@paperround/schema/paper-id/normalise-paper-id";
import type { PaperIdScheme, ParsedPaperId } from "@paperround/schema/paper-id/scheme";
import { text } from "./loose-json.ts";

/** The ids that are any, in normal form. What a source writes in a field that holds none is passed over. */
export function identifiers(
  ...written: readonly (readonly [PaperIdScheme, unknown])[]
): ParsedPaperId[] {
  return written.flatMap(([scheme, value]) => {
    const spelling = text(value);
    const id = spelling === "" ? null : normalisePaperId(scheme, spelling);
    return id ? [id] : [];
  });
}
