import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { latexText } from "../../src/ingest/mapping/latex-text.ts";
import { licenceOf } from "../../src/ingest/mapping/licence.ts";
import { dayOfMoment, dayOfParts, knownDay } from "../../src/ingest/mapping/known-day.ts";
import { abstractText, titleText } from "../../src/ingest/mapping/markup-text.ts";
import { slugOf } from "../../src/ingest/mapping/slug.ts";
import { readAuthorLine } from "../../src/ingest/sources/arxiv-authors.ts";

describe("latexText", () => {
  it.each([
    // Letters.
    ['Na\\"ive Bayes', "Naïve Bayes"],
    ["{\\'E}tude", "Étude"],
    ["\\'{e}t\\'e", "été"],
    ["Aquisi\\c{c}\\~ao", "Aquisição"],
    ["Erd\\H{o}s", "Erdős"],
    ["Wroc{\\l}aw", "Wrocław"],
    ["wei{\\ss}", "weiß"],
    ["{\\OE}uvre", "Œuvre"],
    ["\\^{\\i}le", "île"],
    ["Garc\\'{\\i}a", "García"],
    // Formulas.
    ["$k$-means", "k-means"],
    ["$L_2$ norm", "L₂ norm"],
    ["SL$^{2}$A", "SL²A"],
    ["T${}^2$K${}^2$", "T²K²"],
    ["$h_{PI}$", "h_PI"],
    ["$\\alpha^{\\alpha}$-Rank", "α^α-Rank"],
    ["$O(n \\log n)$", "O(n log n)"],
    ["$(\\mu + \\lambda)$ EA", "(μ + λ) EA"],
    ["$\\mathcal{S}^2 \\times \\mathbb{R}$", "S² × R"],
    ["$\\frac{a+b}{2}$", "(a+b)/2"],
    ["Length $ p^{n} $", "Length pⁿ"],
    ["$$x^2$$", "x²"],
    ["360$^{\\circ}$", "360°"],
    ["360{\\deg}", "360°"],
    ["$\\nabla^2$DFT", "∇²DFT"],
    // Styles.
    ["\\textsc{Llama} and \\emph{friends}", "Llama and friends"],
    ["$\\textit{Trans-LoRA}$: towards", "Trans-LoRA: towards"],
    ["{\\em Battleships} or how", "Battleships or how"],
    ["\\textcolor{red}{Hot}", "Hot"],
    ["50\\% \\& C\\#", "50% & C#"],
    // Without dollars, where it can hardly be meant otherwise.
    ["GS^3", "GS³"],
    ["X^{2}-Gaussian", "X²-Gaussian"],
    ["V_{0.5}", "V_0.5"],
    ["\\constructor and \\unknown", "constructor and unknown"],
  ])("reads %j", (latex, text) => {
    expect(latexText(latex)).toBe(text);
  });

  it.each([
    "Training a Model in $200k",
    "From $5 to $10 a day",
    "Fixing 7,400 Bugs for 1$",
    "a_variable_name",
    "SAFE^d",
    "FaSTA^*",
    "An { open brace",
    "2^10 steps",
    "|x| -- y",
  ])("leaves %j as it is", (text) => {
    expect(latexText(text)).toBe(text);
  });

  it.each(["$", "\\", "^", "_", "\\frac", "$\\frac{", '\\"', "^{", "\\textcolor", "$$"])(
    "survives %j",
    (text) => {
      expect(typeof latexText(text)).toBe("string");
    },
  );

  it("survives whatever is nested however deep", () => {
    for (const piece of ["{", '\\"', "\\sqrt", "^{", "$", "\\frac", "\\textbf{"]) {
      expect(typeof latexText(piece.repeat(4_000 / piece.length))).toBe("string");
      expect(latexText(piece.repeat(20_000))).toBe(piece.repeat(20_000));
    }
  });

  it("changes no text without its signs, and ends on any with them", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        const plain = text.replace(/[\\${}^_]/g, "");
        expect(latexText(plain)).toBe(plain);
      }),
    );
    const signs = fc.constantFrom("\\", "$", "{", "}", "^", "_", "a", "alpha", " ", "'", "1");
    fc.assert(
      fc.property(fc.array(signs, { maxLength: 60 }), (parts) => {
        expect(typeof latexText(parts.join(""))).toBe("string");
      }),
    );
  });
});

describe("titleText and abstractText", () => {
  it.each([
    ["H<sub>2</sub>O &amp; CO<sub>2</sub>", "H₂O & CO₂"],
    ["On <i>E. coli</i>", "On E. coli"],
    [
      "<mml:math xmlns:mml='x'><mml:msub><mml:mi>T</mml:mi><mml:mi>c</mml:mi></mml:msub></mml:math> rises",
      "T_c rises",
    ],
    [
      '<inline-formula><tex-math notation="LaTeX">$\\mu$</tex-math><alternatives><mml:math><mml:mi>μ</mml:mi></mml:math><inline-graphic href="x.gif"/></alternatives></inline-formula>Bench',
      "μBench",
    ],
    ["<mml:math><mml:mi>broken", "broken"],
    ["AT&T and a<b", "AT&T and a<b"],
    ["x < 3 and y > 4", "x < 3 and y > 4"],
    ["A\n    <scp>AI</scp>\n    title", "A AI title"],
    ["<script>alert(1)</script>Safe", "Safe"],
  ])("reads the title %j", (markup, text) => {
    expect(titleText(markup)).toBe(text);
  });

  it("keeps the paragraphs of an abstract, and its formulas as LaTeX", () => {
    const markup = `<jats:title>Abstract</jats:title><jats:sec><jats:title>Aim</jats:title>
      <jats:p>We measure <jats:italic>attention</jats:italic>
      in L<jats:sup>2</jats:sup>.</jats:p></jats:sec><jats:p>Is a &lt; b?</jats:p>`;
    expect(abstractText(markup)).toBe("Aim\n\nWe measure attention\nin L$^{2}$.\n\nIs a < b?");
  });
});

describe("licenceOf", () => {
  it.each([
    ["http://creativecommons.org/licenses/by/4.0/", "CC-BY-4.0"],
    ["https://creativecommons.org/licenses/by-nc-nd/3.0/legalcode", "CC-BY-NC-ND-3.0"],
    ["https://creativecommons.org/publicdomain/zero/1.0/", "CC0-1.0"],
    ["cc-by-sa-4.0", "CC-BY-SA-4.0"],
    ["CC BY 4.0", "CC-BY-4.0"],
    ["CC0", "CC0-1.0"],
    [
      "http://arxiv.org/licenses/nonexclusive-distrib/1.0/",
      "http://arxiv.org/licenses/nonexclusive-distrib/1.0/",
    ],
    ["cc-by", null],
    ["all rights reserved", null],
    ["info:eu-repo/semantics/openAccess", null],
    ["", null],
  ])("of %j", (written, licence) => {
    expect(licenceOf(written)).toBe(licence);
  });
});

describe("a day", () => {
  it.each([
    ["2026-01-05T23:59:59Z", "2026-01-05"],
    ["2026-01-05", "2026-01-05"],
    [" 2026-01-05 08:00:00", "2026-01-05"],
    ["Fri, 02 Jan 2026 18:00:01 GMT", "2026-01-02"],
    ["2026-02-30", null],
    ["0000-01-01", null],
    ["2999-01-01", null],
    ["2026", null],
    ["soon", null],
    ["", null],
  ])("in %j", (written, day) => {
    expect(knownDay(written)).toBe(day);
  });

  it.each([
    [[2026, 1, 5], "2026-01-05"],
    [[2026, 1], "2026-01-01"],
    [["2026"], "2026-01-01"],
    [[0], null],
    [[2026, 13], null],
    [[2026, 0], null],
    [[null], null],
    [["x"], null],
    [[], null],
  ])("of the parts %j", (parts, day) => {
    expect(dayOfParts(parts)).toBe(day);
  });

  it("of a moment", () => {
    expect(dayOfMoment(Date.UTC(2026, 0, 5))).toBe("2026-01-05");
    expect(dayOfMoment(1e300)).toBeNull();
    expect(dayOfMoment(-1e14)).toBeNull();
  });
});

describe("slugOf", () => {
  it.each([
    ["École normale supérieure", "ecole-normale-superieure"],
    ["  AT&T Labs, Inc. ", "at-t-labs-inc"],
    ["King's College", "kings-college"],
    ["清华大学", ""],
    ["x".repeat(300), "x".repeat(100)],
  ])("of %j", (name, slug) => {
    expect(slugOf(name)).toBe(slug);
  });
});

describe("an author line of arXiv's", () => {
  it.each([
    ["Ada Example, Bo Sample", ["Ada Example", "Bo Sample"]],
    ["Ada Example and Bo Sample", ["Ada Example", "Bo Sample"]],
    ["Ada Example, Bo Sample, and Cy Third", ["Ada Example", "Bo Sample", "Cy Third"]],
    ["Ada Example & Bo Sample", ["Ada Example", "Bo Sample"]],
    ["Anderson and Sandy Brand", ["Anderson", "Sandy Brand"]],
    ["Ada Example, Jr., Bo Sample III", ["Ada Example Jr.", "Bo Sample III"]],
    ["Jos{\\'e} Garc\\'{\\i}a, {Group, The}", ["José García", "Group, The"]],
    ["The Tides Collaboration: Ada Example", ["The Tides Collaboration", "Ada Example"]],
    ["Ada Example, et al.", ["Ada Example"]],
    ["Ada\n  Example", ["Ada Example"]],
    ["", []],
  ])("names those of %j", (line, names) => {
    expect(readAuthorLine(line).map(({ name }) => name)).toEqual(names);
  });

  it("tells where they are, in words or by number", () => {
    expect(readAuthorLine("Ada Example (Example Lab), Bo Sample")).toEqual([
      { name: "Ada Example", affiliation: "Example Lab" },
      { name: "Bo Sample" },
    ]);
    const line =
      "A. One (1), B. Two (1 and 2), C. Three (3), D. Four (9) ((1) Lab of X, Y, (2) Z (Paris), (3) W.)";
    expect(readAuthorLine(line)).toEqual([
      { name: "A. One", affiliation: "Lab of X, Y" },
      { name: "B. Two", affiliation: "Lab of X, Y" },
      { name: "C. Three", affiliation: "W" },
      { name: "D. Four" },
    ]);
  });

  it("reads a line that breaks off", () => {
    expect(readAuthorLine("Ada Example (Example Lab, Bo").map(({ name }) => name)).toEqual([
      "Ada Example",
    ]);
    expect(readAuthorLine("Ada {Example").map(({ name }) => name)).toEqual(["Ada {Example"]);
  });
});
