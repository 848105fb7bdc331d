import { language } from "../text.ts";

/** `one, two, and three`, as the reader's language lists things. */
export function listed(words: readonly string[]): string {
  return new Intl.ListFormat(language()).format(words);
}
