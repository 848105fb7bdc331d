import { InvalidInputError } from "../errors.ts";
import { folded } from "../papers/title-key.ts";
import { singleLine } from "../plain-text.ts";
import type { ReadState } from "../../generated/client/enums.ts";

/** Which items of a list are asked for. */
export interface ItemFilter {
  search?: string | null | undefined;
  tag?: string | null | undefined;
  readState?: ReadState | null | undefined;
}

const MAX_SEARCH = 200;
const MAX_WORDS = 8;

/**
 * The condition, for Prisma, of the items that are asked for. Each word of a search stands in the title, an author's
 * name, a tag or the note, all of them folded: without regard to case and diacritics. Notes are searched for their
 * owner alone: whoever could find an item by its note would have read it.
 * @throws {InvalidInputError} when the search is too long
 */
export function whereItems({ search, tag, readState }: ItemFilter, viewerId: string | undefined) {
  if ((search ?? "").length > MAX_SEARCH) {
    throw InvalidInputError.at(["search"], `A search has at most ${MAX_SEARCH} characters.`);
  }
  const words = [...new Set(folded(search ?? "").split(" "))].filter((word) => word !== "");
  if (words.length > MAX_WORDS) {
    throw InvalidInputError.at(["search"], `A search has at most ${MAX_WORDS} words.`);
  }
  return {
    ...(tag == null ? {} : { tags: { has: singleLine(tag) } }),
    ...(readState == null ? {} : { readState }),
    AND: words.map((word) => whereWord(word, viewerId)),
  };
}

function whereWord(contains: string, viewerId: string | undefined) {
  const inAuthor = { some: { author: { nameKey: { contains } } } };
  return {
    OR: [
      { paper: { titleKey: { contains } } },
      { tagsKey: { contains } },
      { ownerId: viewerId ?? "", noteKey: { contains } },
      { paper: { authorships: inAuthor } },
    ],
  };
}
