import type { ToldPaper } from "@paperround/schema/digests/told-papers.sql";
import { describe, expect, test } from "vitest";
import { classifyRefusal } from "../../src/digests/classify-refusal.ts";
import { createDigestWriter } from "../../src/digests/write-digest.ts";
import { addPapers } from "../papers/made-up-papers.ts";
import { addReader, createDigestWorld } from "./digest-world.ts";

const LINKS = {
  home: "https://papers.example.org",
  preferences: "https://papers.example.org/digest/preferences?token=p",
  unsubscribe: "https://papers.example.org/digest/unsubscribe?token=u",
};

function paper(over: Partial<ToldPaper> = {}): ToldPaper {
  return {
    id: 1,
    title: "On things",
    summary: "Things are looked at.",
    authors: ["Ada Example"],
    authorCount: 1,
    org: null,
    votes: 0,
    comments: 0,
    arxiv: "2601.00001",
    landing: null,
    ...over,
  };
}

function written(...papers: ToldPaper[]) {
  return createDigestWriter(LINKS.home)({ period: "2026-11-29", papers, links: LINKS });
}

const HOSTILE = [
  "<script>alert(1)</script>",
  '"><img src=x onerror=alert(1)>',
  "Line\r\nBcc: eve@example.org\r\n\r\nbody",
  "\u202egnp.exe",
  "\u2066\u2067nested\u2069",
  "a\u0000b\u0007c\u001b[31m",
  "</style></title>",
  "\u2028\u2029",
  "\u{1F469}\u200D\u{1F52C} emoji",
  "x".repeat(5_000),
  "\ud800 lone",
];

describe("whatever papers are called", () => {
  test.each(HOSTILE)("%j is harmless in subject, text and HTML", (text) => {
    const {
      subject,
      text: plain,
      html,
    } = written(
      paper({ title: text, summary: text, authors: [text], org: text }),
      paper({ id: 2, title: text }),
    );
    expect(subject).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]/u);
    expect(subject.length).toBeLessThanOrEqual(120);
    expect(plain).not.toMatch(/(?!\n)[\p{Cc}\u202a-\u202e\u2066-\u2069]/u);
    expect(plain.match(/^Bcc:/m)).toBeNull();
    expect(html).not.toMatch(/<script|<img|onerror=(?!.*&gt;)|[\u202a-\u202e\u2066-\u2069]/);
    expect(html.match(/<\/style>/g)).toHaveLength(1);
    expect(html.match(/<\/title>/g)).toHaveLength(1);
  });

  test("arrives as it was written, over a real mail server", async () => {
    const world = await createDigestWorld();
    try {
      await addPapers(world.db, [1], {
        day: "2026-11-24T05:00:00Z",
        over: { title: "<b>Łódź</b> \u202eévil\r\nBcc: eve@example.org" },
      });
      await addReader(world, "ada");
      await world.run();
      const [received] = world.arrived();
      expect(received?.mail.subject).toMatch(/^<b>Łódź<\/b> évil Bcc: eve@example\.org$/);
      expect(received?.mail.bcc).toBeUndefined();
      expect(received?.mail.html).toContain("&lt;b&gt;Łódź&lt;/b&gt;");
    } finally {
      await world.close();
    }
  });
});

describe("the mail", () => {
  const { html, text } = written(paper({ votes: 3, comments: 1, org: "A lab", authorCount: 9 }));

  test("asks for nothing from anywhere, and counts nobody", () => {
    expect(html).not.toMatch(/<img|<script|<link|<iframe|<form|@import|url\(|background=/i);
    for (const [, address = ""] of html.matchAll(/href="([^"]+)"/g))
      expect(address).toMatch(
        /^https:\/\/papers\.example\.org(?:\/papers\/2601\.00001|\/digest\/(?:preferences\?token=p|unsubscribe\?token=u))?$/,
      );
  });

  test("is a table of at most 600 px, its style on the elements, with a dark look", () => {
    expect(html).toContain('width="600"');
    expect(html).toContain("max-width:600px");
    expect(html).toContain('name="color-scheme" content="light dark"');
    expect(html).toContain("prefers-color-scheme:dark");
    expect(html.match(/<(?:p|h1|h2)(?![^>]*style=)/g)).toBeNull();
  });

  test("says the same as text, each line short enough for mail", () => {
    expect(text).toContain("Ada Example et al. · A lab · 3 votes · 1 comment");
    expect(text).toContain("https://papers.example.org/papers/2601.00001");
    expect(text).toContain(`Unsubscribe: ${LINKS.unsubscribe}`);
  });

  test("of 25 papers stays below what mail programs cut off", () => {
    const many = Array.from({ length: 25 }, (_, at) =>
      paper({
        id: at,
        title: "A title of a usual length, ".repeat(4),
        summary: "A sentence. ".repeat(30),
      }),
    );
    expect(Buffer.byteLength(written(...many).html)).toBeLessThan(102_000);
  });
});

test.each<[string, object, string]>([
  [
    "nobody has it",
    { command: "RCPT TO", responseCode: 550, response: "550 5.1.1 No such user" },
    "nobody",
  ],
  [
    "nobody has it, in old words",
    { command: "RCPT TO", responseCode: 550, response: "550 no" },
    "nobody",
  ],
  ["closed", { command: "RCPT TO", responseCode: 550, response: "550 5.2.1 Disabled" }, "nobody"],
  ["full", { command: "RCPT TO", responseCode: 552, response: "552 5.2.2 Full" }, "refused"],
  ["policy", { command: "RCPT TO", responseCode: 550, response: "550 5.7.1 Blocked" }, "refused"],
  ["grey", { command: "RCPT TO", responseCode: 451, response: "451 4.7.1 Later" }, "later"],
  ["spam", { command: "DATA", responseCode: 554, response: "554 5.7.1 Spam" }, "refused"],
  ["goodbye", { command: "RCPT TO", responseCode: 421, response: "421 4.3.2 Bye" }, "away"],
  [
    "the sender",
    { command: "MAIL FROM", responseCode: 550, response: "550 5.7.1 Not you" },
    "away",
  ],
  ["the password", { command: "AUTH PLAIN", responseCode: 535, code: "EAUTH" }, "away"],
  ["no connection", { command: "CONN", code: "ECONNREFUSED" }, "away"],
])("a refusal (%s)", (_what, cause, expected) => {
  expect(classifyRefusal(new Error("not sent", { cause }))).toBe(expected);
});
