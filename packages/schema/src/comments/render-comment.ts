import sanitizeHtml from "sanitize-html";
import { withoutUnseen } from "../plain-text.ts";
import type { MentionEnv } from "./comment-markdown.ts";
import { commentMarkdown, MENTION } from "./comment-markdown.ts";

/**
 * Which renderer made a stored HTML. One more with each change of what it makes: what an older one stored is rendered
 * anew when it is read, so that a hole which is mended here is mended for every comment at once.
 */
export const RENDERER = 1;

/** How many people one comment can mention. */
const MAX_MENTIONS = 20;

/** The most HTML of one comment, in characters: a few links by reference could make megabytes of a short text. */
const MAX_HTML = 100_000;

/** The most cells that tables may have; rows that are shorter than the heading are filled up. */
const MAX_CELLS = 10_000;

/** A comment's Markdown, understood. */
export interface ParsedComment {
  /** Whom it mentions, in lower case, each once: the first {@link MAX_MENTIONS}. */
  handles: string[];
  /**
   * HTML that any page can show. The renderer lets no raw HTML through; a sanitiser reads its answer once more, so that
   * neither has to be without fault.
   * @param known the handles that are marked as mentions
   * @returns null when it would be far longer than the text
   */
  render(known: readonly string[]): string | null;
}

/** @returns null when it holds tables that are far larger than the text */
export function parseComment(markdown: string): ParsedComment | null {
  if (mostCells(markdown) > MAX_CELLS) return null;
  const env: MentionEnv = { known: new Set() };
  const tokens = commentMarkdown.parse(markdown, env);
  const handles = tokens
    .flatMap((block) => block.children ?? [])
    .flatMap(({ type, content }) => (type === MENTION ? [content.toLowerCase()] : []));
  return {
    handles: [...new Set(handles)].slice(0, MAX_MENTIONS),
    render(known) {
      env.known = new Set(known);
      const html = commentMarkdown.renderer.render(tokens, commentMarkdown.options, env);
      // What is written as `&#8238;` turns text around as well as the character itself.
      return html.length > MAX_HTML ? null : sanitizeHtml(withoutUnseen(html), ALLOWED).trim();
    },
  };
}

/** A comment as HTML, whatever it holds: as plain text where it would become too long. */
export function renderAnyway(markdown: string, known: readonly string[]): string {
  return (
    parseComment(markdown)?.render(known) ??
    `<p>${commentMarkdown.utils.escapeHtml(markdown).replaceAll("\n", "<br />\n")}</p>`
  );
}

function mostCells(markdown: string): number {
  const lines = markdown.split("\n");
  const widest = lines.reduce((most, line) => Math.max(most, line.split("|").length), 0);
  return widest < 2 ? 0 : widest * lines.length;
}

const ALLOWED: sanitizeHtml.IOptions = {
  allowedTags:
    "p br hr blockquote pre code em strong s a span ul ol li h3 h4 h5 h6 table thead tbody tr th td".split(
      " ",
    ),
  allowedAttributes: { a: ["href", "rel"], ol: ["start"], span: ["data-handle"] },
  allowedClasses: { code: ["math", /^language-[\w+#.-]{1,40}$/], span: ["mention"] },
  allowedSchemes: ["http", "https"],
  allowProtocolRelative: false,
  transformTags: { a: sanitizeHtml.simpleTransform("a", { rel: "nofollow ugc noopener" }) },
};
