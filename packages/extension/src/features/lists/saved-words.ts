import type { PaperView } from "../../messages.ts";
import { t } from "../../text.ts";

/** That it is saved, or will be when the server can be reached again. */
export function savedWords(paper: PaperView): string {
  const said = t("panel.saved");
  return paper.waiting ? `${said}. ${t("offline.keptUntilSent")}` : said;
}
