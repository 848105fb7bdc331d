import type { Context } from "@paperround/schema";
import { asMember } from "@paperround/schema/saved-searches/kept-search";
import { findByFeedSecret } from "@paperround/schema/saved-searches/set-search-feed";
import { askAuthor, askDaily, askList, askOrg, askSearch, askTrending } from "./feed-operations.ts";
import type { FeedPaper } from "./feed-operations.ts";
import type { FeedEntry, MachineFeed } from "./machine-feed.ts";
import { plainText } from "./plain-text.ts";

/**
 * What a feed says, by its name within its address.
 * @param context somebody's who is not signed in
 * @returns null when there is no such feed, or not for everybody
 */
export async function readMachineFeed(context: Context, name: string): Promise<MachineFeed | null> {
  const [kind = "", id, ...more] = name.split("/");
  if (more.length > 0) return null;
  const read = id === undefined ? READ_ONE.get(kind) : READ_OF.get(kind);
  return (await read?.(context, id ?? "")) ?? null;
}

type ReadFeed = (context: Context, id: string) => Promise<MachineFeed | null>;

async function daily(context: Context): Promise<MachineFeed> {
  const data = await askDaily(context);
  return {
    name: "daily",
    title: "Daily papers",
    description: "The papers of the daily lists, the last listed first.",
    entries: data?.feed.nodes.map((paper) => entry(paper, listedOn(paper))) ?? [],
  };
}

async function trending(context: Context): Promise<MachineFeed> {
  const data = await askTrending(context);
  return {
    name: "trending",
    title: "Trending papers",
    description: "The papers that people like now.",
    entries: data?.feed.nodes.map((paper) => entry(paper, listedOn(paper))) ?? [],
  };
}

async function ofAuthor(context: Context, id: string): Promise<MachineFeed | null> {
  const author = (await askAuthor(context, { id }))?.author;
  if (!author) return null;
  return {
    name: `authors/${author.id}`,
    title: plainText(`Papers by ${author.name}`),
    description: plainText(`Papers by ${author.name}, the last that came here first.`),
    entries: author.papers.nodes.map(({ paper }) => entry(paper, paper.addedAt)),
  };
}

async function ofOrg(context: Context, slug: string): Promise<MachineFeed | null> {
  const org = (await askOrg(context, { slug }))?.org;
  if (!org) return null;
  return {
    name: `orgs/${org.slug}`,
    title: plainText(`Papers of ${org.name}`),
    description: plainText(`Papers of ${org.name}, the last that came here first.`),
    entries: org.papers.nodes.map((paper) => entry(paper, paper.addedAt)),
  };
}

async function ofList(context: Context, id: string): Promise<MachineFeed | null> {
  const list = (await askList(context, { id }))?.node;
  if (list?.id === undefined) return null;
  return {
    name: `lists/${list.id}`,
    title: plainText(list.name) || "A list",
    description: plainText(`A list by ${list.owner.name}, the last added first.`),
    entries: list.items.nodes.map(({ addedAt, paper }) => entry(paper, addedAt)),
  };
}

/** The one feed that is not everybody's: of a person's search, for who has its address, with what a member may see. */
async function ofSearch(context: Context, secret: string): Promise<MachineFeed | null> {
  const search = await findByFeedSecret(context.db, secret);
  if (search === null) return null;
  const asked = { ...context, viewer: asMember(search.userId) };
  const found = (await askSearch(asked, { id: search.globalId }))?.node;
  if (!found) return null;
  return {
    name: `searches/${search.id}`,
    secretName: `searches/${secret}`,
    title: plainText(found.name) || "A search",
    description: "Papers that a search finds, the last that came here first.",
    entries: found.matches.nodes.map((paper) => entry(paper, paper.addedAt)),
  };
}

const READ_ONE = new Map<string, ReadFeed>([
  ["daily", daily],
  ["trending", trending],
]);

const READ_OF = new Map<string, ReadFeed>([
  ["authors", ofAuthor],
  ["orgs", ofOrg],
  ["lists", ofList],
  ["searches", ofSearch],
]);

/** From when it stood on a list; the moment is not told, the day is. */
function listedOn({ firstListedOn, addedAt }: FeedPaper): Date {
  return firstListedOn === null ? addedAt : new Date(firstListedOn);
}

function entry(paper: FeedPaper, since: Date): FeedEntry {
  const { id, links, updatedAt } = paper;
  const texts = (all: readonly string[]) => all.map(plainText).filter((text) => text !== "");
  return {
    id,
    title: plainText(paper.title) || "Untitled",
    summary: plainText(paper.summary ?? "") || null,
    abstract: plainText(paper.abstract ?? "") || null,
    authors: texts(paper.authors.nodes.map(({ name }) => name)),
    tags: [...new Set(texts([...paper.categories, ...paper.keywords]))],
    links: [
      { title: "PDF", url: links.pdf, type: "application/pdf" },
      { title: "Code", url: links.code, type: "text/html" },
      { title: "Project", url: links.project, type: "text/html" },
    ].flatMap(({ url, ...link }) => (url === null ? [] : [{ ...link, url }])),
    landing: links.landing,
    since,
    updated: updatedAt > since ? updatedAt : since,
  };
}
