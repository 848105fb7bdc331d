// @vitest-environment node
import { afterEach, describe, expect, test, vi } from "vitest";
import { browser } from "wxt/browser";
import { readLanguages, readMessages } from "../../../scripts/locale-messages.ts";
import type { ReasonView } from "../../paper-view.ts";
import { reasonWords } from "./reason-words.ts";

async function speak(language: string): Promise<void> {
  const messages = await readMessages(language);
  vi.spyOn(browser.i18n, "getMessage").mockImplementation(
    (name: string) => messages[name]?.message.replaceAll("$$", "$") ?? "",
  );
  vi.spyOn(browser.i18n, "getUILanguage").mockReturnValue(language);
}

afterEach(() => vi.restoreAllMocks());

const reason = (pieces: Partial<ReasonView>): ReasonView => ({
  kind: "",
  text: "as the server says it",
  count: null,
  names: [],
  citation: null,
  ...pieces,
});

const readers = (count: number) => reason({ kind: "READERS", count });
const shared = (count: number) => reason({ kind: "CITATIONS", citation: "SHARED", count });
const authors = (count: number) => reason({ kind: "AUTHORS", count });
const keywords = (...names: string[]) => reason({ kind: "KEYWORDS", names });
const EVERY = [
  readers(1),
  readers(2),
  readers(1234),
  reason({ kind: "CITATIONS", citation: "CITES" }),
  reason({ kind: "CITATIONS", citation: "CITED" }),
  shared(1),
  shared(3),
  keywords("tides"),
  keywords("data", "scaling laws", "tides"),
  authors(1),
  authors(2),
  reason({ kind: "WORDING" }),
  reason({ kind: "WORDING", names: ["moon", "sea"] }),
  reason({ kind: "MEANING" }),
];

describe.for(await readLanguages())("in %s", (language) => {
  test("every reason is said, each in its own words", async () => {
    await speak(language);
    const said = EVERY.map(reasonWords);
    expect(new Set(said).size).toBe(EVERY.length);
    expect(said.filter((words) => words === "" || /[{}]|undefined|null/.test(words))).toEqual([]);
    expect(said).not.toContain("as the server says it");
  });

  test("numbers and names are in it", async () => {
    await speak(language);
    expect(reasonWords(readers(1234))).toContain((1234).toLocaleString(language));
    for (const counted of [readers(7), shared(7), authors(7)])
      expect(reasonWords(counted)).toContain("7");
    for (const name of ["data", "scaling laws", "tides"])
      expect(reasonWords(keywords("data", "scaling laws", "tides"))).toContain(name);
  });
});

test.for([
  ["en", readers(1), "a reader keeps both"],
  ["en", keywords("data", "laws", "tides"), "both on data, laws, and tides"],
  ["de", keywords("data", "laws", "tides"), "beide über data, laws und tides"],
  ["de", shared(1), "beide zitieren ein gemeinsames Werk"],
  ["fr", authors(2), "2 auteurs en commun"],
  ["es", shared(3), "ambos citan 3 trabajos en común"],
  ["zh-cn", keywords("data", "tides"), "主题都涉及 data和tides"],
  ["ja", authors(1), "共通の著者が1人"],
] as const)("in %s: %j reads “%s”", async ([language, pieces, words]) => {
  await speak(language);
  expect(reasonWords(pieces)).toBe(words);
});

test.for([
  ["a kind of a newer server", reason({ kind: "HANDWRITING", count: 3 })],
  ["a way to cite of a newer server", reason({ kind: "CITATIONS", citation: "REFUTES", count: 1 })],
  ["a count that is not there", reason({ kind: "READERS" })],
  ["names that are not there", reason({ kind: "KEYWORDS" })],
] as const)("%s is told in the server's words", async ([, pieces]) => {
  await speak("de");
  expect(reasonWords(pieces)).toBe("as the server says it");
});
