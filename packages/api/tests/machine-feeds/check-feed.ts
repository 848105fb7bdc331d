import { SaxesParser } from "saxes";
import { expect } from "vitest";

/** An element, with what stands in it. */
interface Element {
  name: string;
  attributes: Record<string, string>;
  text: string;
  children: Element[];
}

const ATOM = "http://www.w3.org/2005/Atom";
const RFC_3339 = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/;
const RFC_822 = /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d GMT$/;
const ID = /^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/** What an entry says, whatever the format. */
export interface CheckedEntry {
  id: string;
  title: string;
  url: string;
  text: string;
  authors: string[];
  tags: string[];
}

export interface CheckedFeed {
  title: string;
  self: string;
  entries: CheckedEntry[];
}

/** Reads XML as strictly as the specification has it. @throws {Error} when it is not well formed */
function parseXml(text: string): Element {
  const root: Element = { name: "", attributes: {}, text: "", children: [] };
  const open = [root];
  const parser = new SaxesParser({ xmlns: true });
  parser.on("error", (error) => {
    throw error;
  });
  parser.on("opentag", ({ local, uri, attributes }) => {
    const element: Element = {
      name: uri === "" || uri === ATOM ? local : `{${uri}}${local}`,
      attributes: Object.fromEntries(
        Object.entries(attributes).map(([key, { value }]) => [key, value]),
      ),
      text: "",
      children: [],
    };
    if (uri === ATOM && open.some(({ name }) => name === "rss")) element.name = `atom:${local}`;
    open.at(-1)?.children.push(element);
    open.push(element);
  });
  const onText = (piece: string): void => {
    const element = open.at(-1);
    if (element) element.text += piece;
  };
  parser.on("text", onText);
  parser.on("cdata", onText);
  parser.on("closetag", () => void open.pop());
  parser.write(text).close();
  const [element] = root.children;
  if (!element) throw new Error("There is no element.");
  return element;
}

const all = (element: Element, name: string) =>
  element.children.filter((child) => child.name === name);
const texts = (element: Element, name: string) => all(element, name).map(({ text }) => text.trim());

function one(element: Element, name: string): string {
  const found = texts(element, name);
  expect(found, `${element.name} has one ${name}`).toHaveLength(1);
  return found[0] ?? "";
}

function links(element: Element, rel: string, name = "link"): string[] {
  const hrefs = all(element, name)
    .filter(({ attributes }) => attributes["rel"] === rel)
    .map(({ attributes }) => attributes["href"] ?? "");
  for (const href of hrefs) expect(URL.canParse(href), href).toBe(true);
  return hrefs;
}

function moment(text: string, pattern: RegExp): void {
  expect(text).toMatch(pattern);
  expect(Number.isNaN(Date.parse(text))).toBe(false);
}

/** What RFC 4287 asks of a feed. */
function checkAtom(text: string): CheckedFeed {
  const feed = parseXml(text);
  expect(feed.name).toBe("feed");
  expect(one(feed, "id")).toMatch(ID);
  moment(one(feed, "updated"), RFC_3339);
  expect(links(feed, "self")).toHaveLength(1);
  expect(links(feed, "alternate")).toHaveLength(1);
  const entries = all(feed, "entry").map((entry) => {
    const id = one(entry, "id");
    moment(one(entry, "updated"), RFC_3339);
    moment(one(entry, "published"), RFC_3339);
    expect(Date.parse(one(entry, "updated"))).toBeGreaterThanOrEqual(
      Date.parse(one(entry, "published")),
    );
    const [url = ""] = links(entry, "alternate");
    links(entry, "related");
    const authors = all(entry, "author").map((author) => one(author, "name"));
    for (const name of authors) expect(name).not.toBe("");
    // An entry without an author is the feed's author's.
    expect(all(feed, "author")).toHaveLength(1);
    expect(all(entry, "content").length).toBeLessThan(2);
    expect(all(entry, "summary").length).toBeLessThan(2);
    return {
      id,
      url,
      authors,
      title: one(entry, "title"),
      text: texts(entry, "content")[0] ?? texts(entry, "summary")[0] ?? "",
      tags: all(entry, "category").map(({ attributes }) => attributes["term"] ?? ""),
    };
  });
  return { title: one(feed, "title"), self: links(feed, "self")[0] ?? "", entries };
}

/** What RSS 2.0 asks of a feed. */
function checkRss(text: string): CheckedFeed {
  const rss = parseXml(text);
  expect(rss.name).toBe("rss");
  expect(rss.attributes["version"]).toBe("2.0");
  const [channel, ...more] = all(rss, "channel");
  if (!channel) throw new Error("There is no channel.");
  expect(more).toEqual([]);
  expect(URL.canParse(one(channel, "link"))).toBe(true);
  expect(one(channel, "description")).not.toBe("");
  moment(one(channel, "lastBuildDate"), RFC_822);
  const entries = all(channel, "item").map((item) => {
    moment(one(item, "pubDate"), RFC_822);
    expect(all(item, "guid")[0]?.attributes["isPermaLink"]).toBe("false");
    expect(URL.canParse(one(item, "link"))).toBe(true);
    links(item, "related", "atom:link");
    return {
      id: one(item, "guid"),
      url: one(item, "link"),
      title: one(item, "title"),
      text: one(item, "description"),
      authors: texts(item, "{http://purl.org/dc/elements/1.1/}creator"),
      tags: texts(item, "category"),
    };
  });
  return {
    title: one(channel, "title"),
    self: links(channel, "self", "atom:link")[0] ?? "",
    entries,
  };
}

interface JsonFeed {
  version: string;
  title: string;
  home_page_url: string;
  feed_url: string;
  items: {
    id: string;
    url: string;
    title: string;
    content_text: string;
    date_published: string;
    date_modified: string;
    authors?: { name: string }[];
    tags?: string[];
    attachments?: { url: string; mime_type: string }[];
  }[];
}

/** What JSON Feed 1.1 asks of a feed. */
function checkJson(text: string): CheckedFeed {
  const feed = JSON.parse(text) as JsonFeed;
  expect(feed.version).toBe("https://jsonfeed.org/version/1.1");
  expect(URL.canParse(feed.home_page_url)).toBe(true);
  const entries = feed.items.map((item) => {
    moment(item.date_published, RFC_3339);
    moment(item.date_modified, RFC_3339);
    expect(item.content_text).not.toBe("");
    expect(URL.canParse(item.url)).toBe(true);
    for (const { url, mime_type: type } of item.attachments ?? []) {
      expect(URL.canParse(url)).toBe(true);
      expect(type).toBe("application/pdf");
    }
    return {
      id: item.id,
      url: item.url,
      title: item.title,
      text: item.content_text,
      authors: item.authors?.map(({ name }) => name) ?? [],
      tags: item.tags ?? [],
    };
  });
  return { title: feed.title, self: feed.feed_url, entries };
}

const CHECKS = { atom: checkAtom, rss: checkRss, json: checkJson };

/** Checks a feed against its specification, as a validator does. @returns what it says */
export function checkFeed(format: keyof typeof CHECKS, text: string): CheckedFeed {
  const feed = CHECKS[format](text);
  expect(feed.title).not.toBe("");
  expect(URL.canParse(feed.self)).toBe(true);
  const ids = feed.entries.map(({ id }) => id);
  for (const id of ids) expect(id).toMatch(ID);
  expect(new Set(ids).size).toBe(ids.length);
  for (const { title } of feed.entries) expect(title).not.toBe("");
  return feed;
}
