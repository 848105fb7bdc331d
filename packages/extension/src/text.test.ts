import { afterEach, describe, expect, test, vi } from "vitest";
import { browser } from "wxt/browser";
import { readMessages } from "../scripts/locale-messages.ts";
import { language, t } from "./text.ts";

/** The browser as it is in a language: the messages of one, the surface of maybe another. */
async function speak(texts: string, surface = texts): Promise<void> {
  const messages = await readMessages(texts);
  vi.spyOn(browser.i18n, "getMessage").mockImplementation(
    (name: string) => messages[name]?.message.replaceAll("$$", "$") ?? "",
  );
  vi.spyOn(browser.i18n, "getUILanguage").mockReturnValue(surface);
}

afterEach(() => vi.restoreAllMocks());

describe("a text", () => {
  test("has its holes filled, and only those of its own", async () => {
    await speak("en");
    expect(t("lists.savedTo", { list: "{list} $1 & <b>" })).toBe("Saved to {list} $1 & <b>");
  });

  test.for([
    ["en", 1, "1 comment"],
    ["en", 1234, "1,234 comments"],
    ["de", 1234, "1.234 Kommentare"],
    ["fr", 0, "0 commentaire"],
    ["fr", 2, "2 commentaires"],
    ["es", 1_000_000, "1.000.000 comentarios"],
    ["zh-cn", 1, "1 条评论"],
    ["ja", 2, "コメント2件"],
  ] as const)("%s counts %d as “%s”", async ([texts, count, said]) => {
    await speak(texts);
    expect(t("badge.comments", { count })).toBe(said);
  });

  test.for([
    ["en", "en-GB", "en-GB"],
    ["en", "it", "en"],
    ["zh-cn", "zh-CN", "zh-CN"],
    ["de", "de", "de"],
  ] as const)("texts in %s, a browser in %s: %s", async ([texts, surface, expected]) => {
    await speak(texts, surface);
    expect(language()).toBe(expected);
  });
});
