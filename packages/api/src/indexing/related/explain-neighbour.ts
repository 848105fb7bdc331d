import { MARK } from "../analyse-paper.ts";
import type { Corpus } from "../corpus.ts";
import { locate } from "../corpus.ts";
import type { ReaderKeeps } from "../keeps/reader-keeps.ts";
import type { RelatedEvidence } from "../paper-engine.ts";
import { PLAIN_STEMS } from "./plain-words.ts";
import { marksOfKind } from "./profile.ts";
import type { Profile } from "./profile.ts";

/** How many words are told at most. */
const MOST_WORDS = 6;

/** Tells what neighbours share with what they are near to. */
export function explainer(
  corpus: Corpus,
  keeps: ReaderKeeps,
  profile: Profile,
): (key: number) => RelatedEvidence {
  const stems = tellingFirst(profile.terms.filter(({ weight }) => weight > 0));
  const words = corpus.parts.map((part) => part.spellings(stems, MOST_WORDS));
  const readersOfBoth = profile.like.map((like) => keeps.readersBeside(like));
  return (key) => {
    const found = locate(corpus, key);
    const marks = found ? found.part.marksOf(found.place) : [];
    const shared = marks.filter((mark) => profile.marks.has(mark)).sort();
    const cites = profile.like.some((like) => marks.includes(MARK.reference + like));
    const isCited = profile.marks.has(MARK.reference + key);
    const spellings = found ? words[corpus.parts.indexOf(found.part)]?.(found.place) : [];
    return {
      readers: Math.max(0, ...readersOfBoth.map((count) => count(key))),
      keywords: [...marksOfKind(shared, "keyword")],
      authors: [...marksOfKind(shared, "author")].map(Number),
      orgs: [...marksOfKind(shared, "org")].map(Number),
      citation: cites ? "CITES" : isCited ? "CITED" : null,
      references: [...marksOfKind(shared, "reference")].length,
      words: spellings ?? [],
    };
  };
}

function tellingFirst(terms: Profile["terms"]): string[] {
  const isPlain = (stem: string): number => Number(PLAIN_STEMS.has(stem));
  return terms.map(({ stem }) => stem).sort((one, other) => isPlain(one) - isPlain(other));
}
