import type {
  IndexedNearness,
  IndexedNeighbour,
  PaperIndex,
  RelatedEvidence,
} from "@paperround/schema/paper-index";
import { fuse } from "./fuse.ts";
import type { Meaning } from "./meaning.ts";
import type { MeantNeighbour } from "./nearest.sql.ts";

/** So many of what words find are looked at at least: what is not among them is found by its meaning alone. */
const WORDED = 2_000;
/** So many papers without the words may come among those that are searched for. */
const ADDED = 50;

const NOTHING_SHARED: RelatedEvidence = {
  readers: 0,
  keywords: [],
  authors: [],
  citation: null,
  references: 0,
  words: [],
};

/**
 * An index whose answers also go by what texts mean. Where meaning cannot be asked, or not in time, the answer is that of
 * the index, to the letter.
 */
export function fusedAnswers(index: PaperIndex, meaning: Meaning): PaperIndex {
  return {
    async search(search) {
      const { text, limit, allowed = () => true, onlyWords = false } = search;
      const asked = onlyWords ? [] : meaning.search(plainWords(text));
      const found = await index.search(
        onlyWords ? search : { ...search, limit: Math.max(limit, WORDED) },
      );
      const meant = found ? (await asked).filter(({ key }) => allowed(key)) : [];
      if (!found) return null;
      if (meant.length === 0) return { ...found, hits: found.hits.slice(0, limit) };
      let added = 0;
      // Who says that a word must be there, or must not, means it.
      const add = isExacting(text)
        ? undefined
        : ({ key }: MeantNeighbour) => (added++ < ADDED ? { key, score: 0 } : null);
      const hits = fuse(found.hits, meant, add);
      const more = hits.length - found.hits.length;
      return { ...found, hits: hits.slice(0, limit), count: found.count + more };
    },
    async related(questions) {
      const asked = meaning.related(questions);
      const found = await index.related(questions);
      if (!found) return null;
      const meant = (await asked).map((neighbours, at) => {
        const { allowed = () => true } = questions[at] ?? {};
        return neighbours.filter(({ key }) => allowed(key));
      });
      const explained = await explain(index, questions, found, meant);
      return found.map((neighbours, at) => {
        const near = meant[at] ?? [];
        if (!neighbours || near.length === 0) return neighbours;
        const others = new Map(explained[at]?.map((one) => [one.key, one]));
        const fused = fuse(
          neighbours,
          near,
          ({ key }) => others.get(key) ?? { key, score: 0, evidence: NOTHING_SHARED },
        );
        const isNear = new Set(near.map(({ key }) => key));
        return fused
          .slice(0, questions[at]?.limit)
          .map((one) =>
            isNear.has(one.key) ? { ...one, evidence: { ...one.evidence, meaning: true } } : one,
          );
      });
    },
    suggestKeywords: (text, limit) => index.suggestKeywords(text, limit),
  };
}

/** What the index knows of those that only meaning found: they may share something, if less than others. */
async function explain(
  index: PaperIndex,
  questions: readonly IndexedNearness[],
  found: readonly (readonly IndexedNeighbour[] | null)[],
  meant: readonly (readonly MeantNeighbour[])[],
): Promise<(IndexedNeighbour[] | null)[]> {
  const explained: (IndexedNeighbour[] | null)[] = questions.map(() => null);
  const open = questions.flatMap((question, at) => {
    const known = new Set(found[at]?.map(({ key }) => key));
    const rest = new Set(meant[at]?.map(({ key }) => key).filter((key) => !known.has(key)));
    if (!found[at] || rest.size === 0) return [];
    const allowed = (key: number) => rest.has(key);
    return [{ at, question: { ...question, limit: rest.size, allowed } }];
  });
  if (open.length === 0) return explained;
  const answers = await index.related(open.map(({ question }) => question));
  for (const [place, { at }] of open.entries()) explained[at] = answers?.[place] ?? null;
  return explained;
}

/** A phrase, or a word that must not be there. */
function isExacting(text: string): boolean {
  return /"|(?:^|\s)-\S/.test(text);
}

/** What is meant, without what is not. */
function plainWords(text: string): string {
  return text.replaceAll(/(?:^|\s)-(?:"[^"]*"|\S+)/g, " ").replaceAll('"', " ");
}
