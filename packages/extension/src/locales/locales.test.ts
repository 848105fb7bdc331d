import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { readLanguages, readMessages, readTexts } from "../../scripts/locale-messages.ts";

const english = flat(await readTexts("en"));
const languages = await readLanguages();
const texts = new Map(
  await Promise.all(
    languages.map(async (language) => [language, flat(await readTexts(language))] as const),
  ),
);

/** `badge.comments_other` and its text. */
function flat(features: Record<string, Record<string, string>>): Map<string, string> {
  const entries = Object.entries(features).flatMap(([feature, keys]) =>
    Object.entries(keys).map(([key, text]) => [`${feature}.${key}`, text] as const),
  );
  return new Map(entries);
}

/** Everything that a language has to say: plurals once, by their name. */
const nameOf = (key: string) => key.replace(/_(one|many|other)$/, "");
const names = (keys: Iterable<string>) => [...new Set([...keys].map(nameOf))].toSorted();
const holesOf = (text: string) =>
  [...text.matchAll(/\{(\w+)\}/g)].map(([, hole]) => String(hole)).toSorted();

test("the languages that the extension speaks", () => {
  expect(languages.toSorted()).toEqual(["de", "en", "es", "fr", "ja", "zh-cn"]);
});

describe.for([...texts])("%s", ([language, own]) => {
  test("says everything, and nothing else", () => {
    expect(names(own.keys())).toEqual(names(english.keys()));
  });

  test("has the plural forms that its numbers ask for", () => {
    const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
    const plurals = names([...english.keys()].filter((key) => nameOf(key) !== key));
    const missing = plurals.flatMap((name) =>
      // Millions of anything (`many` in French and Spanish) may read like `other`.
      forms
        .filter((form) => form !== "many" && !own.has(`${name}_${form}`))
        .map((form) => `${name}_${form}`),
    );
    const needless = [...own.keys()].filter(
      (key) => nameOf(key) !== key && !forms.some((form) => key === `${nameOf(key)}_${form}`),
    );
    expect({ missing, needless }).toEqual({ missing: [], needless: [] });
  });

  test("fills the same holes", () => {
    const differing = [...own].filter(([key, text]) => {
      const whole = english.get(key) ?? english.get(`${nameOf(key)}_other`) ?? "";
      const [here, there] = [holesOf(text), holesOf(whole)];
      // “One comment” need not say the number.
      const without = there.filter((hole) => hole !== "count");
      const isAlike = JSON.stringify(here) === JSON.stringify(there);
      return (
        !isAlike && !(key.endsWith("_one") && JSON.stringify(here) === JSON.stringify(without))
      );
    });
    expect(differing).toEqual([]);
  });

  test("leaves no text empty or with stray blanks", () => {
    expect([...own].filter(([, text]) => text === "" || text !== text.trim())).toEqual([]);
  });

  test("fits into the stores", () => {
    expect(own.get("manifest.name")?.length).toBeLessThanOrEqual(45);
    expect(own.get("manifest.description")?.length).toBeLessThanOrEqual(132);
  });

  test("has names that browsers take", async () => {
    const messages = Object.keys(await readMessages(language));
    expect(messages).toHaveLength(own.size);
    expect(messages.filter((name) => !/^\w+$/.test(name))).toEqual([]);
  });
});

test("every text is shown somewhere", async () => {
  const source = path.join(import.meta.dirname, "..");
  const files = (await readdir(source, { recursive: true })).filter(
    (file) => /\.(tsx?|html)$/.test(file) && !/^locales|\.test\.tsx?$/.test(file),
  );
  const code = [
    ...(await Promise.all(files.map((file) => readFile(path.join(source, file), "utf8")))),
    await readFile(path.join(source, "../wxt.config.ts"), "utf8"),
  ].join("\n");
  const isShown = (name: string) =>
    code.includes(`"${name}"`) || code.includes(name.replace(/[.-]/g, "_"));
  expect(names(english.keys()).filter((name) => !isShown(name))).toEqual([]);
});
