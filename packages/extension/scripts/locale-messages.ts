import { readdir } from "node:fs/promises";
import { pathToFileURL } from "node:url";
import path from "node:path";

const LOCALES = path.join(import.meta.dirname, "../src/locales");

/** The texts of one feature in one language. */
export type FeatureTexts = Record<string, string>;

/** The languages, as the folders of `src/locales` are called. */
export async function readLanguages(): Promise<string[]> {
  const entries = await readdir(LOCALES, { withFileTypes: true });
  return entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
}

/** Every text of a language, under the name of its feature. */
export async function readTexts(language: string): Promise<Record<string, FeatureTexts>> {
  const folder = path.join(LOCALES, language);
  const files = (await readdir(folder)).toSorted();
  const read = files.map(async (file) => {
    const module: { default: FeatureTexts } = await import(
      /* @vite-ignore */ pathToFileURL(path.join(folder, file)).href
    );
    return [path.basename(file, ".ts"), module.default] as const;
  });
  return Object.fromEntries(await Promise.all(read));
}

/** A language's folder as extensions name it: `zh_CN` for `zh-cn`. */
export function localeOf(language: string): string {
  const [base, region] = language.split("-");
  return region === undefined ? language : `${base}_${region.toUpperCase()}`;
}

/** The texts in the format of browsers' `_locales/<locale>/messages.json`. */
export async function readMessages(language: string): Promise<Record<string, { message: string }>> {
  const texts = Object.entries(await readTexts(language));
  const messages = texts.flatMap(([feature, keys]) =>
    Object.entries(keys).map(([key, text]) => [
      `${feature}_${key}`.replaceAll("-", "_"),
      // A dollar would begin one of the browser's own placeholders.
      { message: text.replaceAll("$", "$$$$") },
    ]),
  );
  return Object.fromEntries(messages);
}
