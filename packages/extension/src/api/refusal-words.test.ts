// @vitest-environment node
import { readFileSync } from "node:fs";
import { buildSchema, getNamedType, isUnionType, parse } from "graphql";
import type { FieldNode, OperationDefinitionNode } from "graphql";
import { afterEach, describe, expect, test, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { readMessages } from "../../scripts/locale-messages.ts";
import type { Operation } from "./graphql.ts";
import { inReadersLanguage, meaningOf } from "./refusal-words.ts";

const schema = buildSchema(
  readFileSync(new URL("../../../schema/schema.graphql", import.meta.url), "utf8"),
);
const modules = import.meta.glob<Record<string, Operation<unknown, unknown>>>("./operations/*.ts", {
  eager: true,
});

/** Failures of a kind of their own, with words of their own. */
const OTHERWISE = ["SIGNED_OUT", "RATE_LIMITED"];

/** Every code that an operation of the extension can be refused with. */
const refusals = Object.values(modules)
  .flatMap((module) => Object.values(module))
  .filter(({ isMutation }) => isMutation)
  .flatMap(({ name, text }) => codesOf(text).map((code) => ({ name, code })));

function codesOf(text: string): string[] {
  const [definition] = parse(text).definitions as OperationDefinitionNode[];
  return (definition?.selectionSet.selections ?? []).flatMap((selection) => {
    const field = schema.getMutationType()?.getFields()[(selection as FieldNode).name.value];
    const type = field && getNamedType(field.type);
    if (!isUnionType(type)) return [];
    return type
      .getTypes()
      .filter((member) => member.getInterfaces().some(({ name }) => name === "Error"))
      .map(({ name }) => codeOf(name));
  });
}

/** `NotFoundError` has the code `NOT_FOUND`. */
function codeOf(type: string): string {
  return type
    .replace(/Error$/, "")
    .replaceAll(/(?<=[a-z])(?=[A-Z])/g, "_")
    .toUpperCase();
}

afterEach(() => vi.restoreAllMocks());

async function speak(language: string): Promise<void> {
  const messages = await readMessages(language);
  vi.spyOn(fakeBrowser.i18n, "getMessage").mockImplementation(
    (name: string) => messages[name]?.message.replaceAll("$$", "$") ?? "",
  );
  vi.spyOn(fakeBrowser.i18n, "getUILanguage").mockReturnValue(language);
}

test("there are codes to look at", () => {
  expect(new Set(refusals.map(({ name }) => name)).size).toBeGreaterThan(10);
  expect(refusals).toContainEqual({ name: "SignIn", code: "WRONG_CODE" });
  expect(refusals).toContainEqual({ name: "SubmitPaper", code: "SOURCE_UNAVAILABLE" });
});

describe.for(["de", "fr", "es", "zh-cn", "ja"])("in %s", (language) => {
  test("every code that an operation can get has words, and keeps what only the server knows", async () => {
    await speak(language);
    const message = "The server's own sentence.";
    const english = await readMessages("en");
    const wordless = refusals.filter(({ name, code }) => {
      if (OTHERWISE.includes(code)) return false;
      const said = inReadersLanguage(name, { kind: "refused", code, message });
      if (said.kind !== "refused" || said.code !== code || said.message === message) return true;
      return Object.values(english).some((one) => one.message === said.message);
    });
    expect(wordless).toEqual([]);
    expect(inReadersLanguage("SetVote", { kind: "refused", code: "SUSPENDED", message })).toEqual({
      kind: "refused",
      code: "SUSPENDED",
      message: expect.stringContaining(message),
    });
    const enough = { kind: "rate-limited", retryAt: 7, message } as const;
    expect(inReadersLanguage("SubmitPaper", enough)).toEqual({
      ...enough,
      message: expect.stringMatching(/.{4}The server's own sentence\./),
    });
  });

  test("a code of a newer server keeps the server's sentence, and other failures stay as they are", async () => {
    await speak(language);
    const newer = { kind: "refused", code: "NOT_ON_SUNDAYS", message: "Not on Sundays." } as const;
    expect(inReadersLanguage("SetVote", newer)).toEqual(newer);
    // What every object has is no code.
    for (const code of ["constructor", "toString", "__proto__"]) {
      expect(inReadersLanguage("SetVote", { ...newer, code })).toEqual({ ...newer, code });
    }
    const away = { kind: "unreachable", server: "http://localhost:4000" } as const;
    expect(inReadersLanguage("SetVote", away)).toEqual(away);
    const soon = { kind: "rate-limited", retryAt: 7 } as const;
    expect(inReadersLanguage("SetVote", soon)).toEqual(soon);
  });
});

test("in English the server's sentence stands, which says more", () => {
  const refusal = { kind: "refused", code: "CONFLICT", message: "You have 100 lists." } as const;
  expect(inReadersLanguage("CreateList", refusal)).toEqual(refusal);
  expect(
    refusals.every(({ name, code }) => OTHERWISE.includes(code) || meaningOf(name, code)),
  ).toBe(true);
});
