import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { FeedEntry, FeedFormat } from "../../src/feeds/machine-feed.ts";
import { plainText } from "../../src/feeds/plain-text.ts";
import { writeFeed } from "../../src/feeds/write-feed.ts";
import { checkFeed } from "./check-feed.ts";

const FORMATS: FeedFormat[] = ["atom", "rss", "json"];

const FRAME = {
  instanceId: "5f1c9a3e-2a53-4c1d-9a2b-6d3f2f1a7c11",
  publicUrl: "https://papers.example.org",
  changedAt: new Date("2026-01-05T08:00:00Z"),
};

const ENTRY: FeedEntry = {
  id: "UGFwZXI6MQ==",
  title: "On made-up things",
  summary: null,
  abstract: null,
  authors: [],
  tags: [],
  landing: "https://arxiv.org/abs/2601.00001",
  links: [],
  since: new Date("2026-01-05T00:00:00Z"),
  updated: new Date("2026-01-05T08:00:00Z"),
};

const feedOf = (...entries: FeedEntry[]) => ({
  name: "daily",
  title: "Daily papers",
  description: "The papers of the daily lists.",
  entries,
});

const HOSTILE = [
  "A <b>bold</b> & \"quoted\" 'title'",
  "]]> <![CDATA[ ]]>",
  "&amp; &lt;script&gt; &#0; &nbsp;",
  "<!-- --> <?xml version='1.0'?> <!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]> &e;",
  "a\u0000b\u0008c\u001Fd\uFFFEe\uFFFFf",
  "lone \uD800 and \uDC00 surrogates",
  "𝔘𝔫𝔦𝔠𝔬𝔡𝔢 数学 \u202E turned",
  "</title></entry></feed>",
  "tabs\tand\r\nlines",
];

const text = fc
  .oneof(fc.constantFrom(...HOSTILE), fc.string({ unit: "binary", maxLength: 60 }))
  .map(plainText)
  .filter((one) => one !== "");

/** What an XML reader makes of white space, at the least. */
const folded = (value: string) => value.replaceAll(/\s+/g, " ").trim();

/** What a browser makes of the HTML that a text was put into. */
const unescaped = (value: string) =>
  value
    .replaceAll(/^<p>|<\/p>$/g, "")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&amp;", "&");

describe.each(FORMATS)("%s", (format) => {
  test("is valid whatever the texts are, and says them as they are", () => {
    fc.assert(
      fc.property(
        text,
        text,
        fc.array(text, { maxLength: 3 }),
        fc.uniqueArray(text, { maxLength: 3 }),
        (title, abstract, authors, tags) => {
          const written = writeFeed(
            feedOf({ ...ENTRY, title, abstract, authors, tags }),
            format,
            FRAME,
          );
          const [entry] = checkFeed(format, written).entries;
          expect(folded(entry?.title ?? "")).toBe(folded(title));
          const told = entry?.text ?? "";
          expect(folded(format === "rss" ? unescaped(told) : told)).toBe(folded(abstract));
          expect(entry?.authors.map(folded)).toEqual(authors.map(folded));
          expect(entry?.tags.map(folded)).toEqual(tags.map(folded));
        },
      ),
      { examples: HOSTILE.map(plainText).map((one) => [one, one, [one], [one]]), numRuns: 300 },
    );
  });

  test("keeps an entry's id when the instance moves, and shares it with no other instance", () => {
    const idOf = (frame: typeof FRAME) =>
      checkFeed(format, writeFeed(feedOf(ENTRY), format, frame)).entries[0]?.id;
    expect(idOf({ ...FRAME, publicUrl: "http://other.example.net:4000" })).toBe(idOf(FRAME));
    const elsewhere = { ...FRAME, instanceId: "0b7d8f66-95a1-4a0e-8f52-41d5fb1e6c7a" };
    expect(idOf(elsewhere)).not.toBe(idOf(FRAME));
  });

  test("is valid when it holds nothing, and when a paper has no page, author or abstract", () => {
    expect(checkFeed(format, writeFeed(feedOf(), format, FRAME)).entries).toEqual([]);
    const bare = { ...ENTRY, landing: null };
    const [entry] = checkFeed(format, writeFeed(feedOf(bare), format, FRAME)).entries;
    expect(entry?.url).toBe("https://papers.example.org/");
  });
});

test("the text of a description in RSS is no markup", () => {
  const abstract = '<script>alert("x")</script> & <b>';
  const written = writeFeed(feedOf({ ...ENTRY, abstract }), "rss", FRAME);
  const [entry] = checkFeed("rss", written).entries;
  expect(entry?.text).toBe(
    "<p>&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt; &amp; &lt;b&gt;</p>",
  );
});
