import { h } from "preact";
import type { ComponentChild, ComponentChildren } from "preact";

/** What a comment may consist of; everything else is shown as the text in it. */
const SHOWN = new Set(
  "p br hr blockquote pre code em strong s ul ol li table thead tbody tr th td".split(" "),
);

/** Headings do not compete with those of the panel. */
const HEADING = /^h[1-6]$/;

/** What has no text for readers in it. */
const UNREAD = new Set(
  "script style template iframe object embed noscript svg math head title textarea select".split(
    " ",
  ),
);

/** More than any server makes of one comment; in characters and in elements. */
const MOST_TEXT = 200_000;
const MOST_NODES = 10_000;
const DEEPEST = 60;

/**
 * Reads the HTML of a comment into elements from a short list: no attribute and no address comes along unchecked, whatever
 * a server sends. The browser's parser reads it in a document of its own, where nothing runs and nothing is loaded.
 * @returns null when it is larger than a comment can be: its text is shown instead
 */
export function readCommentHtml(html: string): ComponentChildren | null {
  if (html.length > MOST_TEXT) return null;
  const { body } = new DOMParser().parseFromString(html, "text/html");
  const budget = { nodes: MOST_NODES };
  const tree = childrenOf(body, budget, 0);
  return budget.nodes < 0 ? null : tree;
}

function childrenOf(parent: Node, budget: { nodes: number }, depth: number): ComponentChild[] {
  const children: ComponentChild[] = [];
  for (const node of parent.childNodes) {
    if (--budget.nodes < 0) break;
    if (node.nodeType === Node.TEXT_NODE) children.push(node.nodeValue ?? "");
    // Told by its name, which no script of the page can have changed here.
    else if (node.nodeType === Node.ELEMENT_NODE) {
      children.push(...shown(node as Element, budget, depth + 1));
    }
  }
  return children;
}

function shown(element: Element, budget: { nodes: number }, depth: number): ComponentChild[] {
  const tag = element.localName;
  if (UNREAD.has(tag) || depth > DEEPEST) return [];
  const children = childrenOf(element, budget, depth);
  if (tag === "a") return [link(element, children)];
  if (HEADING.test(tag)) return [h("p", { class: "heading" }, children)];
  if (tag === "ol") return [h("ol", { start: startOf(element) }, children)];
  if (tag === "span" && element.classList.contains("mention")) {
    return [h("span", { class: "mention" }, children)];
  }
  return SHOWN.has(tag) ? [h(tag, null, children)] : children;
}

/** Only addresses of the web can be followed; of others the text stays. */
function link(element: Element, children: ComponentChild[]): ComponentChild {
  const url = URL.parse(element.getAttribute("href") ?? "");
  if (url?.protocol !== "https:" && url?.protocol !== "http:") return h("span", null, children);
  return h(
    "a",
    // Where it leads can be seen before it is followed, whatever its text says.
    { href: url.href, title: url.href, target: "_blank", rel: "noopener noreferrer nofollow ugc" },
    children,
  );
}

function startOf(list: Element): number | undefined {
  const start = Number(list.getAttribute("start") ?? "");
  return Number.isSafeInteger(start) && start > 0 ? start : undefined;
}
