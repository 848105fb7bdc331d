import type { PaperIdentifier } from "@paperround/schema/paper-id/scheme";
import { readStatedDoi } from "./embedded-metadata.ts";
import { cleanTitle, findAll } from "./page-reader.ts";

const LONGEST_SCRIPT = 300_000;
const MOST_SCRIPTS = 20;
const ARTICLE = /^(?:schema:|https?:\/\/schema\.org\/)?(?:Medical)?ScholarlyArticle$/;
const NEWS = /(?:NewsArticle|BlogPosting)$/;
/** How pages written as XML wrap a script. */
const WRAPPING = /^\s*(?:\/[/*])?\s*<!\[CDATA\[(?:\s*\*\/)?|(?:\/[/*])?\s*\]\]>(?:\s*\*\/)?\s*$/g;

/** Line breaks within a text, which JSON does not allow and some sites write. */
const CONTROLS = /\p{Cc}+/gu;

/** What a page's JSON-LD says about the paper it shows. */
export interface LinkedArticle {
  title: string;
  doi: PaperIdentifier | null;
}

/**
 * The one `ScholarlyArticle` that a page is about; null when there is none, or several of which none says that it is the
 * page's.
 */
export function readJsonLd(document: Document, page: URL | null): LinkedArticle | null {
  const scripts = findAll(document, 'script[type^="application/ld+json" i]');
  const nodes = scripts
    .slice(0, MOST_SCRIPTS)
    .flatMap((script) => topNodes(parse(script.textContent)));
  const found = nodes.filter((node) => isOf(ARTICLE, node));
  const own = found.filter((node) => isOfPage(node, nodes, page));
  const [article, ...others] = (own.length > 0 ? own : found).map(readArticle);
  // Some pages say the same twice.
  const isOne = others.every((one) => JSON.stringify(one) === JSON.stringify(article));
  // News about a paper may bring it along.
  const isNews = nodes.some((node) => isOf(NEWS, node) && !isOf(ARTICLE, node));
  return article && isOne && !isNews ? article : null;
}

/** Whether it is what the page is about, and not what else is on it: related articles, others of the issue. */
function isOfPage(article: Node, nodes: Node[], page: URL | null): boolean {
  const id = article["@id"];
  if (
    typeof id === "string" &&
    nodes.some(({ mainEntity }) => isNode(mainEntity) && mainEntity["@id"] === id)
  ) {
    return true;
  }
  return [article.url, article.mainEntityOfPage, id].some((named) => {
    const url = URL.parse(textIn(named) ?? "");
    return url !== null && page !== null && withoutFragment(url) === withoutFragment(page);
  });
}

function withoutFragment({ hostname, pathname, search }: URL): string {
  return hostname + pathname + search;
}

function readArticle(article: Node): LinkedArticle | null {
  const title = cleanTitle(textIn(article.headline) ?? textIn(article.name));
  if (title === null) return null;
  const dois = [
    article.identifier,
    article.doi,
    article.sameAs,
    article["@id"],
    article.url,
    article.mainEntityOfPage,
  ]
    .flat()
    .map((value) => readStatedDoi(textIn(value) ?? ""))
    .filter((doi) => doi !== null);
  const isOne = new Set(dois.map((doi) => doi.value)).size === 1;
  return { title, doi: isOne ? (dois[0] ?? null) : null };
}

type Node = Record<string, unknown>;

function parse(text: string): unknown {
  if (text.length > LONGEST_SCRIPT) return null;
  try {
    return JSON.parse(text.replace(WRAPPING, "").replace(CONTROLS, " "));
  } catch {
    return null;
  }
}

/** The nodes that the page is about: not those deeper down, such as what the paper cites. */
function topNodes(value: unknown): Node[] {
  return [value]
    .flat(2)
    .filter(isNode)
    .flatMap((node) => [node, node.mainEntity, node["@graph"]].flat().filter(isNode));
}

function isNode(value: unknown): value is Node {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isOf(pattern: RegExp, node: Node): boolean {
  return [node["@type"]].flat().some((type) => typeof type === "string" && pattern.test(type));
}

/** A text, also one that is wrapped (`{"@type": "PropertyValue", "value": "10.…"}`). */
function textIn(value: unknown): string | null {
  const inner = isNode(value) ? (value.value ?? value["@value"] ?? value["@id"]) : value;
  return typeof inner === "string" ? inner : null;
}
