import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { commentBody } from "./comment-body.ts";
import { parseComment, renderAnyway } from "./render-comment.ts";

const html = (markdown: string, known: string[] = []) => renderAnyway(markdown, known);

const LINK = 'rel="nofollow ugc noopener"';

describe("renderAnyway", () => {
  test.each([
    [
      "**bold** and *em* and ~~gone~~",
      "<p><strong>bold</strong> and <em>em</em> and <s>gone</s></p>",
    ],
    ["one\ntwo", "<p>one<br />\ntwo</p>"],
    ["# Title", "<h3>Title</h3>"],
    ["```js\na < b\n```", '<pre><code class="language-js">a &lt; b\n</code></pre>'],
    ["3. three", '<ol start="3">\n<li>three</li>\n</ol>'],
    ["[a](https://a.org/?x=1&y=2)", `<p><a href="https://a.org/?x=1&amp;y=2" ${LINK}>a</a></p>`],
    ["see https://a.org/x.", `<p>see <a href="https://a.org/x" ${LINK}>https://a.org/x</a>.</p>`],
    ["example.org and a@example.org", "<p>example.org and a@example.org</p>"],
  ])("%j", (markdown, expected) => {
    expect(html(markdown)).toBe(expected);
  });

  test.each([
    ["raw HTML", "<script>alert(1)</script>", "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>"],
    ["an address that runs", "[x](javascript:alert(1))", "<p>[x](javascript:alert(1))</p>"],
    [
      "one that runs, disguised",
      "[x](java&#x0a;script:alert(1))",
      "<p>[x](java\nscript:alert(1))</p>",
    ],
    ["one of data", "[x](data:text/html,1)", "<p>[x](data:text/html,1)</p>"],
    ["one without a scheme", "[x](//evil.org)", "<p>[x](//evil.org)</p>"],
    [
      "a way out of an attribute",
      '[x](https://a.org/"onclick="alert(1))',
      `<p><a href="https://a.org/%22onclick=%22alert(1)" ${LINK}>x</a></p>`,
    ],
    ["marks of direction, by number", "a&#8238;b&#x202e;c&zwj;d", "<p>abc\u200Dd</p>"],
    ["null, by number", "a&#0;b", "<p>a\uFFFDb</p>"],
  ])("lets nothing through: %s", (_what, markdown, expected) => {
    expect(html(markdown)).toBe(expected);
  });

  test("shows an image as a link, and its text where it stands in one", () => {
    expect(html("![a plot](https://a.org/p.png)")).toBe(
      `<p><a href="https://a.org/p.png" ${LINK}>a plot</a></p>`,
    );
    expect(html("[![a plot](https://a.org/p.png)](https://a.org)")).toBe(
      `<p><a href="https://a.org" ${LINK}>a plot</a></p>`,
    );
  });

  test("keeps mathematics as it was typed, and prices as prices", () => {
    expect(html("$a_b * c_d$ and $$\nx*y*z\n$$")).toBe(
      '<p><code class="math">$a_b * c_d$</code> and <code class="math">$$\nx*y*z\n$$</code></p>',
    );
    expect(html("$5 and $10, $ 1 $")).toBe("<p>$5 and $10, $ 1 $</p>");
    expect(html("$a < b$")).toBe('<p><code class="math">$a &lt; b$</code></p>');
  });

  test("marks those who are known, where they are spoken to", () => {
    const ada = (typed = "ada") => `<span class="mention" data-handle="ada">@${typed}</span>`;
    const known = ["ada"];
    expect(html("@ada, @Ada: (@ada) @ada.", known)).toBe(
      `<p>${ada()}, ${ada("Ada")}: (${ada()}) ${ada()}.</p>`,
    );
    expect(html("@bob @ada-l @ada_l x@ada @ada@ada.org /@ada @@ada", known)).not.toContain("span");
    expect(html("`@ada` $@ada$ [@ada](https://a.org)", known)).not.toContain("span");
  });

  test("shows as plain text what would become far longer than it is", () => {
    const links = `[a]: https://a.org/${"x".repeat(4_000)}\n\n${"[a]".repeat(1_900)}`;
    expect(parseComment(links)?.render([])).toBeNull();
    expect(html(links)).toMatch(/^<p>\[a\]: https:/);
    const cells = `${"|a".repeat(1_500)}\n${"|-".repeat(1_500)}\n${"|\n".repeat(1_900)}`;
    expect(parseComment(cells)).toBeNull();
    expect(html(cells).length).toBeLessThan(30_000);
  });
});

describe("handles", () => {
  const handles = (markdown: string) => parseComment(markdown)?.handles;

  test("are those spoken to, in lower case, each once", () => {
    expect(handles("@Ada and @bob-2, @ada; `@cy` https://x.org/@dan a@eve.org")).toEqual([
      "ada",
      "bob-2",
    ]);
  });

  test("are twenty at most", () => {
    const many = Array.from({ length: 50 }, (_, index) => `@reader-${index}`);
    expect(handles(many.join(" "))).toHaveLength(20);
  });
});

/** A whole tag that may be in the answer, with what may stand in it. */
const TAG =
  /^<(?:\/?(?:p|blockquote|pre|code|em|strong|s|ul|ol|li|h[3-6]|table|thead|tbody|tr|th|td)|[bh]r \/|\/?a|\/?span|ol start="\d+"|code class="(?:math|language-[\w+#.-]+)"|a href="https?:\/\/[^"<>]*" rel="nofollow ugc noopener"|span class="mention" data-handle="[a-z0-9-]+")>$/;

function expectHarmless(answer: string): void {
  for (const [tag] of answer.matchAll(/<[^>]*>?/g)) expect(tag).toMatch(TAG);
  expect(answer).not.toMatch(/[\u202A-\u202E\u2066-\u2069\u200B]/);
  expect(answer).not.toMatch(/(?![\n\t])\p{Cc}/u);
}

/** What hostile texts are made of. */
const piece = fc.oneof(
  fc.constantFrom(
    ..."<script> </script> <img src=x onerror=alert(1)> <a href='javascript:alert(1)'> javascript: data:text/html, vbscript: [ ]( ) ![ ` ``` $ $$ * _ ~~ # > - 1. | |-| \\ & &lt; &#60; &#x3c; &quot; &colon; &Tab; &#8238; &#0; \" ' = < > <!-- --> <![CDATA[ ]]> https:// //evil.org @ada @ ]: [x]: \u202E \u200B \u0000 \uFFFF \uD800 on style= class= data-handle= <https://a.org/ <javascript:x>".split(
      " ",
    ),
  ),
  fc.constantFrom(" ", "\n", "\n\n", "    ", "\t", "x"),
  fc.string({ unit: "binary", maxLength: 6 }),
);

test("no text makes anything but harmless HTML", () => {
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
      expectHarmless(html(pieces.join(""), ["ada"]));
    }),
    { numRuns: 500 },
  );
});

describe("texts that have made renderers slow", () => {
  const fill = (text: string) => text.repeat(Math.ceil(10_000 / text.length)).slice(0, 10_000);
  const lines = (line: (index: number) => string) =>
    Array.from({ length: 140 }, (_, index) => line(index))
      .join("\n")
      .slice(0, 10_000);

  // They take a fraction of a second together; what grew worse than with the square would run out of time.
  test.each([
    ...'[ ![ * *a_ _a ** ~~a ` < > - # | & " \\ $ $a $$a$ @ @a @a- <!-- &#x [a][b [a](<b [a](http://b) <http://a> http:// https://a.b/( *_ <a/ :// a@ - >'.split(
      " ",
    ),
    "*a **a ",
    "> - ",
    "#\n",
    "|\n",
    " a\n",
    "\n",
    "[a]: b\n",
    '[a](b "c',
  ])("%j, again and again", (text) => {
    expectHarmless(html(fill(text), ["a"]));
  });

  test("and nested ones", () => {
    expectHarmless(html(lines((index) => `${" ".repeat(index)}- a`)));
    expectHarmless(html(lines((index) => `${"`".repeat(index)}a`)));
    expectHarmless(html(`[a](${"(".repeat(9_000)}`));
    expectHarmless(html(`${"|a".repeat(90)}\n${"|-".repeat(90)}\n${"|\n".repeat(100)}`));
  });
});

describe("commentBody", () => {
  test.each([
    ["  \n\n  indented\n\n", "  indented"],
    ["a\r\nb\rc", "a\nb\nc"],
    ["a\u202Eb\u200Bc\u0000d", "abcd"],
    ["e\u0301", "é"],
    ["👩‍💻", "👩‍💻"],
  ])("%j is kept as %j", (typed, kept) => {
    expect(commentBody.parse(typed)).toBe(kept);
  });

  test.each([
    [""],
    [" \n\t "],
    ["\u200B\u2060"],
    ["\u115F"],
    ["more than ten characters".repeat(500)],
  ])("%j is refused", (typed) => {
    expect(commentBody.safeParse(typed).success).toBe(false);
  });
});
