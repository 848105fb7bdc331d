import type { ReasonView } from "../../paper-view.ts";
import { language, t } from "../../text.ts";

/** A reason in the reader's language; in the server's words when it is of a kind that is not known here. */
export function reasonWords({ kind, text, count, names, citation }: ReasonView): string {
  switch (kind) {
    case "READERS":
      return count === null ? text : t("related.readers", { count });
    case "CITATIONS":
      if (citation === "CITES") return t("related.cites");
      if (citation === "CITED") return t("related.cited");
      return citation !== "SHARED" || count === null ? text : t("related.references", { count });
    case "KEYWORDS":
      return names.length === 0 ? text : t("related.keywords", { names: enumerate(names) });
    case "AUTHORS":
      return count === null ? text : t("related.authors", { count });
    case "WORDING":
      return names.length === 0
        ? t("related.wording")
        : t("related.words", { names: enumerate(names) });
    case "MEANING":
      return t("related.meaning");
    default:
      return text;
  }
}

function enumerate(names: readonly string[]): string {
  return new Intl.ListFormat(language()).format(names);
}
