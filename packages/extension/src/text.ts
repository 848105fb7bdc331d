import { browser } from "wxt/browser";
import type { TextKey, Values } from "./locales/catalogue.ts";

/**
 * A text in the reader's language, with its holes filled: `t("lists.savedTo", { list: "Later" })`.
 * Numbers are written as the language writes them, and `count` chooses the plural form.
 */
export function t<Key extends TextKey>(
  key: Key,
  ...[values]: Values<Key, string | number>
): string {
  return piecesOf(key, values).join("");
}

/**
 * A text cut at its holes, which stand filled at the odd places. It runs on every paper page: thin over the
 * browser's own i18n, with no message in the bundle.
 */
export function piecesOf<Value>(
  key: TextKey,
  values: Record<string, Value | number> = {},
): (Value | string)[] {
  const pieces: (Value | string)[] = messageOf(key, values["count"]).split(/\{(\w+)\}/);
  return pieces.map((piece, index) => {
    if (index % 2 === 0) return piece;
    const value = values[piece as string];
    if (typeof value === "number") return value.toLocaleString(language());
    return value ?? "";
  });
}

/**
 * The language that texts are in, for numbers and dates. The browser may be in one that has no texts
 * here; a region of one that has (`en-GB`) counts.
 */
export function language(): string {
  const texts = read("manifest_language");
  const wanted = browser.i18n.getUILanguage();
  return wanted.startsWith(`${texts}-`) ? wanted : texts;
}

function messageOf(key: TextKey, count: unknown): string {
  const name = key.replace(/[.-]/g, "_");
  const inForm = (form: string) => read(`${name}_${form}`);
  if (typeof count === "number") {
    const form = new Intl.PluralRules(language()).select(count);
    return inForm(form) || inForm("other") || read(name);
  }
  return read(name);
}

function read(name: string): string {
  // WXT would type the names; ours are typed by the catalogue, and built of two parts.
  const i18n: { getMessage(name: string): string } = browser.i18n;
  return i18n.getMessage(name);
}
