import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { citationText } from "./citation-file.ts";
import { CITATION_FORMATS } from "./citation-formats.ts";
import type { CitationFormat } from "./citation-formats.ts";
import { citationKey, CitationKeys } from "./citation-key.ts";
import type { CitedPaper } from "./cited-paper.ts";
import { cslName } from "./csl-name.ts";

const ATTENTION: CitedPaper = {
  title: "Attention Is All You Need",
  publishedOn: new Date("2017-06-12"),
  venue: null,
  keywords: ["attention", "translation; neural"],
  categories: ["cs.CL", "cs.LG"],
  landingUrl: null,
  pdfUrl: null,
  ids: [{ scheme: "ARXIV", value: "1706.03762" }],
  authorships: [
    { name: "Ashish Vaswani" },
    { name: "Łukasz Kaiser" },
    { name: "Ludwig van Beethoven" },
  ],
};

function paper(over: Partial<CitedPaper> = {}): CitedPaper {
  return { ...ATTENTION, ...over };
}

function write(format: CitationFormat, ...papers: CitedPaper[]): Promise<string> {
  return citationText(papers, format);
}

describe("BibTeX", () => {
  it("has a preprint with its eprint, the authors in order and nothing that LaTeX would stumble over", async () => {
    expect(await write("BIBTEX", ATTENTION)).toBe(`@misc{vaswani2017attention,
  author = {Vaswani, Ashish and Kaiser, Łukasz and van Beethoven, Ludwig},
  year = {2017},
  title = {{Attention Is All You Need}},
  url = {https://arxiv.org/abs/1706.03762},
  month = {jun},
  day = {12},
  eprint = {1706.03762},
  archiveprefix = {arXiv},
  primaryclass = {cs.CL},
  keywords = {attention, translation  neural},
}
`);
  });

  it.each([
    [
      { venue: "Advances in Neural Information Processing Systems 30" },
      "@inproceedings",
      "booktitle",
    ],
    [{ venue: "NeurIPS" }, "@inproceedings", "booktitle"],
    [
      { venue: "Nature", ids: [{ scheme: "DOI", value: "10.1038/nature14539" }] },
      "@article",
      "journal",
    ],
    [{ venue: "arXiv preprint" }, "@misc", "eprint"],
    [{ ids: [{ scheme: "ACL", value: "P18-1001" }] }, "@inproceedings", "url"],
  ] as const)("calls %j %s", async (over, type, field) => {
    const text = await write("BIBTEX", paper(over as Partial<CitedPaper>));
    expect(text).toMatch(new RegExp(`^${type}\\{`));
    expect(text).toContain(`  ${field} = {`);
  });

  it("escapes what LaTeX reads as its own, and keeps letters of every script", async () => {
    const title = "50% of {A_b} & C^2 ~ #1 \\ <i>x</i> $5 你好 Ωμέγα";
    expect(await write("BIBTEX", paper({ title }))).toContain(
      "title = {{50\\% of \\{A\\_b\\} \\& C\\textasciicircum{}2 \\textasciitilde{} \\#1 \\textbackslash{} \\textless{}i\\textgreater{}x\\textless{}/i\\textgreater{} \\$5 你好 Ωμέγα}}",
    );
  });
});

describe("RIS", () => {
  it("has one line a fact, unbroken, with every address", async () => {
    const title = `A title that is ${"very ".repeat(40)}long`;
    const text = await write(
      "RIS",
      paper({
        title,
        ids: [
          { scheme: "ARXIV", value: "1706.03762" },
          { scheme: "DOI", value: "10.1000/xyz" },
          { scheme: "OPENREVIEW", value: "rJl-b3RcF7" },
        ],
      }),
    );
    const lines = text.trimEnd().split("\n");
    expect(lines[0]).toBe("TY  - JOUR");
    expect(lines.at(-1)).toBe("ER  -");
    expect(lines).toContain(`TI  - ${title}`);
    expect(lines.filter((line) => line.startsWith("AU"))).toEqual([
      "AU  - Vaswani, Ashish",
      "AU  - Kaiser, Łukasz",
      "AU  - van Beethoven, Ludwig",
    ]);
    expect(lines).toEqual(
      expect.arrayContaining([
        "DO  - 10.1000/xyz",
        "UR  - https://openreview.net/forum?id=rJl-b3RcF7",
        "UR  - https://arxiv.org/abs/1706.03762",
        "UR  - https://doi.org/10.1000/xyz",
        "L1  - https://arxiv.org/pdf/1706.03762",
      ]),
    );
  });

  it("lets no text begin a line of its own", async () => {
    const text = await write(
      "RIS",
      paper({ title: "One\nER  - \nTY  - BOOK", venue: "a\r\nDO  - 10.1/x" }),
    );
    expect(text.match(/^TY {2}-/gm)).toHaveLength(1);
    expect(text).not.toMatch(/^DO {2}-/m);
  });
});

describe("CSL-JSON", () => {
  it("is a list of items with unique ids", async () => {
    const items = JSON.parse(await write("CSL_JSON", ATTENTION, ATTENTION)) as { id: string }[];
    expect(items.map(({ id }) => id)).toEqual(["vaswani2017attention", "vaswani2017attention-2"]);
    expect(items[0]).toMatchObject({
      type: "article",
      author: [
        { family: "Vaswani", given: "Ashish" },
        { family: "Kaiser", given: "Łukasz" },
        { family: "van Beethoven", given: "Ludwig" },
      ],
      issued: { "date-parts": [[2017, 6, 12]] },
      archive: "arXiv",
      archive_location: "1706.03762",
    });
    expect(JSON.parse(await write("CSL_JSON"))).toEqual([]);
  });
});

describe("Markdown", () => {
  it("is a line with a link", async () => {
    expect(await write("MARKDOWN", ATTENTION)).toBe(
      "- Ashish Vaswani, Łukasz Kaiser, Ludwig van Beethoven. [**Attention Is All You Need**](https://arxiv.org/abs/1706.03762). 2017.\n",
    );
  });

  it("shows names and titles as they are, whatever Markdown or HTML they look like", async () => {
    const text = await write(
      "MARKDOWN",
      paper({
        title: "[x](javascript:alert(1)) <script>alert(1)</script>\n# *y*",
        authorships: [{ name: "![i](https://evil.example/)" }],
        venue: "`code`",
      }),
    );
    expect(text.trimEnd().split("\n")).toHaveLength(1);
    // Behind a backslash none of these is Markdown.
    expect(text.replaceAll(/\\[^\w\s]/g, "").match(/\]\([^)]*\)/g)).toEqual([
      "](https://arxiv.org/abs/1706.03762)",
    ]);
    expect(text.replaceAll(/\\[^\w\s]/g, "")).not.toMatch(/[<>`]|javascript:.*\)\s*\(/);
  });
});

describe("any format", () => {
  it.each(CITATION_FORMATS)("writes 5,000 authors in their order as %s", async (format) => {
    const names = Array.from({ length: 5_000 }, (_, index) => `Ada Example${index}`);
    const text = await write(format, paper({ authorships: names.map((name) => ({ name })) }));
    if (format === "MARKDOWN") expect(text).toContain("Ada Example19 and 4980 more");
    else {
      const found = [...text.matchAll(/Example(\d+)/g)].map(([, number]) => Number(number));
      expect([...new Set(found)]).toEqual(names.map((_, index) => index));
    }
  });

  it.each(CITATION_FORMATS)("writes what is known of next to nothing as %s", async (format) => {
    const bare = paper({
      title: "你好",
      publishedOn: null,
      keywords: [],
      categories: [],
      authorships: [],
    });
    expect(await write(format, bare)).toContain("你好");
  });

  it.each(CITATION_FORMATS)("writes %s of texts that are spaces alone", async (format) => {
    const blank = paper({ title: " ", venue: " ", authorships: [{ name: " " }, { name: "  " }] });
    expect(await write(format, blank)).not.toBe("");
  });

  it("writes any text without failing, and BibTeX with its braces in balance", async () => {
    const text = fc.string({ unit: "grapheme", minLength: 1, maxLength: 40 });
    await fc.assert(
      fc.asyncProperty(
        text,
        text,
        fc.array(text, { maxLength: 3 }),
        async (title, venue, names) => {
          const one = paper({ title, venue, authorships: names.map((name) => ({ name })) });
          for (const format of CITATION_FORMATS) await write(format, one);
          const bibtex = (await write("BIBTEX", one)).replaceAll(/\\[{}]/g, "");
          expect(bibtex.split("{").length).toBe(bibtex.split("}").length);
          expect(JSON.parse(await write("CSL_JSON", one))).toHaveLength(1);
        },
      ),
      { numRuns: 50, examples: [[" ", " ", [" "]]] },
    );
  });
});

describe("keys", () => {
  it.each([
    [{}, "vaswani2017attention"],
    [{ title: "On the Origin of Things" }, "vaswani2017origin"],
    [{ title: "The" }, "vaswani2017the"],
    [{ title: "你好" }, "vaswani2017"],
    [{ authorships: [{ name: "王小明" }] }, "anonymous2017attention"],
    [{ authorships: [{ name: "Maria Núñez-O’Neil" }] }, "nunezoneil2017attention"],
    [{ authorships: [{ name: "Laurens van der Maaten" }] }, "vandermaaten2017attention"],
    [{ authorships: [], publishedOn: null }, "anonymousattention"],
  ])("of %j is %s", (over, key) => {
    expect(citationKey(paper(over))).toBe(key);
  });

  it("are unique in a file, and stay when something comes after them", () => {
    const titles = ["Attention", "Attention again", "Other", "Attention 2", "Attention, thrice"];
    const some = titles.map((title) => paper({ title }));
    const given = (papers: CitedPaper[]) => {
      const keys = new CitationKeys();
      return papers.map((one) => keys.next(one));
    };
    const all = given(some);
    expect(new Set(all).size).toBe(titles.length);
    expect(given(some.slice(0, 3))).toEqual(all.slice(0, 3));
  });
});

describe("names", () => {
  it.each([
    ["Ashish Vaswani", { family: "Vaswani", given: "Ashish" }],
    ["Aidan N. Gomez", { family: "Gomez", given: "Aidan N." }],
    ["Laurens van der Maaten", { family: "van der Maaten", given: "Laurens" }],
    ["John Smith Jr.", { family: "Smith", given: "John", suffix: "Jr." }],
    ["Plato", { literal: "Plato" }],
    ["王小明", { literal: "王小明" }],
    ["OpenAI, Inc.", { literal: "OpenAI, Inc." }],
    ["Gemini Team", { literal: "Gemini Team" }],
  ])("%s is %j", (name, parts) => {
    expect(cslName(name)).toEqual(parts);
  });
});
