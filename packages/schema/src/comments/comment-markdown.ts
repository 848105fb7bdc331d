import MarkdownIt from "markdown-it";
import type { Env, StateCore, StateInline, Token } from "markdown-it";

/** Who may be marked as mentioned while a text is rendered: handles in lower case. */
export interface MentionEnv extends Env {
  known: ReadonlySet<string>;
}

/** The token of a mention; its content is the handle as it was typed. */
export const MENTION = "mention";

/** A handle after an @ that stands by itself: not in an address of mail, a path or a longer word. */
const MENTION_PATTERN = /(?<![\w@./-])@([a-z0-9](?:[a-z0-9-]{0,58}[a-z0-9])?)(?![\w@/-])/gi;

/** `$x^2$` or `$$…$$`, but not the prices in “$5 and $10”. It is bounded, so that many lone dollars cost little. */
const MATH = /\$\$[^$]{1,1000}\$\$|\$(?![\s$])(?:\\[^]|[^\\$]){1,1000}(?<!\s)\$(?!\d)/y;

/** What the outline of a page around comments needs not compete with. */
const HEADINGS = ["h1", "h2", "h3", "h4"];

/** Markdown of comments: CommonMark with tables and strikethrough, where raw HTML is text and images are links. */
export const commentMarkdown = new MarkdownIt({
  html: false,
  linkify: true,
  breaks: true,
  maxNesting: 20,
});

// A link is what says so: "example.org" in a sentence is none, and no address of mail is handed to harvesters.
commentMarkdown.linkify.set({ fuzzyLink: false, fuzzyEmail: false });
commentMarkdown.validateLink = (url) => /^https?:\/\//i.test(url);
// Shown as it is written: decoded, one host can be made to look like another.
commentMarkdown.normalizeLinkText = (url) => url;
commentMarkdown.inline.ruler.before("escape", "math", readMath);
commentMarkdown.core.ruler.push("images_are_links", linkImages);
commentMarkdown.core.ruler.push("mentions", findMentions);
commentMarkdown.core.ruler.push("small_headings", lowerHeadings);
commentMarkdown.renderer.rules[MENTION] = (tokens, index, _options, env) => {
  const { known } = env as MentionEnv;
  const typed = tokens[index]?.content ?? "";
  const handle = typed.toLowerCase();
  // Nothing but letters, digits and hyphens: see the pattern.
  return known.has(handle)
    ? `<span class="mention" data-handle="${handle}">@${typed}</span>`
    : `@${typed}`;
};

/** Mathematics stays as it was typed: its underscores and asterisks are no emphasis. */
function readMath(state: StateInline, silent: boolean): boolean {
  if (state.src[state.pos] !== "$") return false;
  MATH.lastIndex = state.pos;
  const [typed] = MATH.exec(state.src.slice(0, state.posMax)) ?? [];
  if (typed === undefined) return false;
  if (!silent) {
    const token = state.push("code_inline", "code", 0);
    token.content = typed;
    token.attrSet("class", "math");
  }
  state.pos += typed.length;
  return true;
}

/** An image would tell its host who reads the thread. */
function linkImages(state: StateCore): void {
  changeInline(state, (token, isInLink) => {
    if (token.type !== "image") return null;
    const src = String(token.attrGet("src") ?? "");
    const text = new state.Token("text", "", 0);
    text.content = token.content || src;
    if (isInLink) return [text];
    const open = new state.Token("link_open", "a", 1);
    open.attrSet("href", src);
    return [open, text, new state.Token("link_close", "a", -1)];
  });
}

function findMentions(state: StateCore): void {
  changeInline(state, (token, isInLink) => {
    if (token.type !== "text" || isInLink || !token.content.includes("@")) return null;
    const parts = token.content.split(MENTION_PATTERN);
    // Texts at even places, handles between them.
    return parts.map((part, index) => {
      const made = new state.Token(index % 2 === 0 ? "text" : MENTION, "", 0);
      made.content = part;
      return made;
    });
  });
}

function lowerHeadings(state: StateCore): void {
  for (const token of state.tokens) {
    if (HEADINGS.includes(token.tag)) token.tag = `h${Number(token.tag[1]) + 2}`;
  }
}

/** Puts others in the place of tokens within lines; null leaves one as it is. */
function changeInline(
  state: StateCore,
  change: (token: Token, isInLink: boolean) => Token[] | null,
): void {
  for (const block of state.tokens) {
    if (block.type !== "inline" || !block.children) continue;
    let links = 0;
    block.children = block.children.flatMap((token) => {
      if (token.type === "link_open") links++;
      if (token.type === "link_close") links--;
      return change(token, links > 0) ?? [token];
    });
  }
}
