import { h, render } from "preact";
import { describe, expect, test } from "vitest";
import { readCommentHtml } from "./comment-html.ts";

/** What becomes of a server's HTML on the page. */
function shown(html: string): string {
  const root = document.createElement("div");
  render(h("div", null, readCommentHtml(html)), root);
  return root.firstElementChild?.innerHTML ?? "";
}

const REL = 'target="_blank" rel="noopener noreferrer nofollow ugc"';

describe("what a server formats", () => {
  test.for([
    ["<p>Plain <em>and</em> <strong>not</strong></p>", null],
    ["<p>one<br />two</p>", "<p>one<br>two</p>"],
    ["<ul><li>a</li></ul>", null],
    ['<ol start="3"><li>c</li></ol>', null],
    ["<pre><code>let x = 1;\n</code></pre>", null],
    ["<blockquote><p>said</p></blockquote>", null],
    ["<table><thead><tr><th>a</th></tr></thead><tbody><tr><td>1</td></tr></tbody></table>", null],
    [
      '<p><span class="mention" data-handle="ada">@ada</span></p>',
      '<p><span class="mention">@ada</span></p>',
    ],
    ['<p><code class="math">x^2</code></p>', "<p><code>x^2</code></p>"],
    ["<h3>Title</h3>", '<p class="heading">Title</p>'],
    [
      '<p><a href="https://example.org/x" rel="nofollow">there</a></p>',
      `<p><a href="https://example.org/x" title="https://example.org/x" ${REL}>there</a></p>`,
    ],
  ] as const)("%s", ([html, expected]) => {
    expect(shown(html)).toBe(expected ?? html);
  });
});

describe("what a hostile server sends", () => {
  test.for([
    ["<p>a<script>alert(1)</script>b</p>", "<p>ab</p>"],
    ['<p onclick="alert(1)" style="position:fixed" id="root" class="panel">a</p>', "<p>a</p>"],
    ['<img src="https://tracker.example/x.png" onerror="alert(1)">', ""],
    ['<svg onload="alert(1)"><a href="javascript:alert(1)">x</a></svg>', ""],
    [
      "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)></style></mglyph></table></mtext></math>",
      "",
    ],
    ['<iframe srcdoc="<script>alert(1)</script>">inside</iframe>', ""],
    ["<style>* { display: none }</style>after", "after"],
    [
      '<form action="https://evil.example"><input name="code"><button>Sign in</button></form>',
      "Sign in",
    ],
    ['<a href="javascript:alert(1)">x</a>', "<span>x</span>"],
    ['<a href=" java\nscript:alert(1)">x</a>', "<span>x</span>"],
    ['<a href="data:text/html,<script>alert(1)</script>">x</a>', "<span>x</span>"],
    ['<a href="//evil.example">x</a>', "<span>x</span>"],
    ['<a href="chrome-extension://abc/options.html">x</a>', "<span>x</span>"],
    ["<a>x</a>", "<span>x</span>"],
    ['<ol start="-9e99"><li>a</li></ol>', "<ol><li>a</li></ol>"],
    ["<template><p>hidden</p></template>", ""],
    ['<noscript><p title="</noscript><img src=x onerror=alert(1)>"></noscript>', ""],
    ["<dialog open><p>Sign in here</p></dialog>", "<p>Sign in here</p>"],
    ["<!-- <script>alert(1)</script> -->text", "text"],
  ] as const)("%s", ([html, expected]) => {
    const result = shown(html);
    expect(result).not.toMatch(/alert|onerror|onload|style|tracker/);
    expect(result).toBe(expected);
  });

  test("one that is larger than a comment can be is not formatted", () => {
    expect(readCommentHtml("x".repeat(200_001))).toBeNull();
    expect(readCommentHtml("<br>".repeat(20_000))).toBeNull();
  });

  test("one that nests deeply ends at some depth", () => {
    const html = `${"<blockquote>".repeat(400)}deep${"</blockquote>".repeat(400)}`;
    expect(shown(html).match(/<blockquote>/g)?.length).toBeLessThanOrEqual(60);
  });
});
