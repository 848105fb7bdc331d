import { paperIdUrl } from "../paper-id/paper-id-url.ts";
import type { CitedPaper } from "./cited-paper.ts";
import { urlsOf } from "./csl-item.ts";

/** Nobody reads more names than that in a line. */
const MAX_NAMES = 20;

/** One line of a Markdown list: who, what, where, when, and a link. */
export function markdownCitation(paper: CitedPaper): string {
  const names = paper.authorships.slice(0, MAX_NAMES).map(({ name }) => name);
  const more = paper.authorships.length - names.length;
  const authors = `${names.join(", ")}${more > 0 ? ` and ${more} more` : ""}`;
  const year = paper.publishedOn?.getUTCFullYear().toString() ?? "";
  const place = [paper.venue ?? "", year].filter(Boolean).join(", ");
  const [id] = paper.ids;
  const link = id ? paperIdUrl(id) : urlsOf(paper)[0];
  const title = `**${plain(paper.title)}**`;
  const linked = link === undefined ? title : `[${title}](${address(link)})`;
  return `- ${[plain(authors), linked, plain(place)].filter(Boolean).join(". ")}.\n`;
}

/** Text in which Markdown and HTML see nothing of their own. */
function plain(text: string): string {
  return text.replaceAll(/\s+/g, " ").replaceAll(/[\\`*_{}[\]()<>#+!|~&$-]/g, "\\$&");
}

function address(url: string): string {
  return url.replaceAll(/[()<>\s\\]/g, (character) =>
    encodeURIComponent(character).replace("(", "%28").replace(")", "%29"),
  );
}
