// @vitest-environment node
import { expect, test } from "vitest";
import { decodePage } from "./decode-page.ts";

const bytesOf = (text: string, encoding: BufferEncoding = "utf8") => Buffer.from(text, encoding);

test("a page is read in the encoding that its bytes are of", () => {
  const page = `<meta charset="iso-8859-1"><title>Añadido</title>`;
  expect(decodePage(bytesOf(page))).toBe(page);
  expect(decodePage(bytesOf(page, "latin1"))).toBe(page);
});

test("or in the one that it names", () => {
  // "论文" as GB 2312 writes it.
  const title = Buffer.from([0xc2, 0xdb, 0xce, 0xc4]);
  const head = `<meta http-equiv="Content-Type" content="text/html; charset=gb2312"><title>`;
  expect(decodePage(Buffer.concat([bytesOf(head), title]))).toBe(`${head}论文`);
  const xml = `<?xml version="1.0" encoding="windows-1252"?><title>“É”</title>`;
  const typed = Buffer.from([0x93, 0xc9, 0x94]);
  const [before = "", after = ""] = xml.split("“É”");
  expect(decodePage(Buffer.concat([bytesOf(before), typed, bytesOf(after)]))).toBe(xml);
});

test.for(["", `<meta charset="nonsense">`])("or as most old pages are: %j", (head) => {
  expect(decodePage(bytesOf(`${head}<title>Été</title>`, "latin1"))).toBe(
    `${head}<title>Été</title>`,
  );
});

test.for(["", `<meta charset="iso-8859-1">`, `<meta charset="utf-8">`])(
  "a broken character does not spoil the rest: %j",
  (head) => {
    const page = Buffer.concat([bytesOf(`${head}éèà`), Buffer.from([0xff])]);
    expect(decodePage(page)).toBe(`${head}éèà\ufffd`);
  },
);

test("a byte order mark decides", () => {
  expect(decodePage(Buffer.concat([Buffer.from([0xff, 0xfe]), bytesOf("é", "utf16le")]))).toBe("é");
  expect(decodePage(Buffer.from([0xfe, 0xff, 0x00, 0xe9]))).toBe("é");
});
