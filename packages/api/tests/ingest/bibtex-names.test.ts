import { expect, test } from "vitest";
import { bibtexNames } from "../../src/ingest/files/bibtex-names.ts";

test.each<[string, string[]]>([
  ["Ada Example", ["Ada Example"]],
  ["Example, Ada and Sample, Bo", ["Ada Example", "Bo Sample"]],
  ["Example, Ada AND\n  Bo van der Sample", ["Ada Example", "Bo van der Sample"]],
  ["van der Sample, Jr., Bo", ["Bo van der Sample Jr."]],
  ["family=Sample, given=Bo, prefix=van der, prefix-i=v, suffix=III", ["Bo van der Sample III"]],
  ["{Barnes and Noble, Inc.} and Example, Ada", ["{Barnes and Noble, Inc.}", "Ada Example"]],
  [
    String.raw`Erd{\H{o}}s, P\'al and {\'E}tienne`,
    [String.raw`P\'al Erd{\H{o}}s`, String.raw`{\'E}tienne`],
  ],
  [String.raw`A\{, B and C`, [String.raw`B A\{`, "C"]],
  ["Anderson, Andy and Sandy Land", ["Andy Anderson", "Sandy Land"]],
  ["Example, Ada and others", ["Ada Example"]],
  ["Example, Ada and", ["Ada Example"]],
  [" and Ada Example and ", ["Ada Example"]],
  ["Example,", ["Example"]],
  ["", []],
])("%j are %j", (field, names) => {
  expect(bibtexNames(field)).toEqual(names);
});
