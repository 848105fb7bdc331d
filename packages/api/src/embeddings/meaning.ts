import type { IndexedNearness } from "@paperround/schema/paper-index";
import type { Logger } from "../logging/logger.ts";
import type { Embedding } from "./ask-embeddings.ts";
import type { MeantNeighbour } from "./nearest.sql.ts";
import { readNearest } from "./nearest.sql.ts";
import type { VectorDatabase } from "./open-vectors.ts";
import type { QueryVectors } from "./query-vectors.ts";
import type { VectorSpace } from "./vector-spaces.ts";
import { readSpaces } from "./vector-spaces.ts";

/** Which papers are near in meaning. An empty answer where nobody can say: it never throws. */
export interface Meaning {
  /** Papers that are near to what is searched for, the nearest first. */
  search(text: string): Promise<MeantNeighbour[]>;
  /** One answer a question, without the papers that were named. */
  related(questions: readonly IndexedNearness[]): Promise<MeantNeighbour[][]>;
}

/** So many of the nearest are looked at: beyond, meaning says little that words do not. */
const DEPTH = 100;
/** For so long it is taken for true which vectors there are, in milliseconds. */
const SPACES_HOLD = 5_000;

/** What it is made of. */
interface MeaningParts {
  vectors: VectorDatabase;
  model: string;
  queryVectors: QueryVectors;
  logger: Logger;
}

/** Answers by the vectors that the database has, of all papers: those of a model that has not seen them all wait. */
export function createMeaning(parts: MeaningParts): Meaning {
  const { vectors, model, queryVectors, logger } = parts;
  let spaces: Promise<VectorSpace[]> = Promise.resolve([]);
  let readAt = Number.NEGATIVE_INFINITY;
  let isFailing = false;

  const completeSpaces = async (): Promise<VectorSpace[]> => {
    if (performance.now() - readAt > SPACES_HOLD) {
      readAt = performance.now();
      spaces = readSpaces(vectors);
    }
    return (await spaces).filter(({ isComplete }) => isComplete);
  };

  /** What fails here costs nobody an answer. */
  const guarded = async <T>(answer: () => Promise<T>, without: T): Promise<T> => {
    try {
      const given = await answer();
      isFailing = false;
      return given;
    } catch (err) {
      readAt = Number.NEGATIVE_INFINITY;
      if (!isFailing) logger.warn({ err }, "Vectors cannot be asked: answers go by words alone.");
      isFailing = true;
      return without;
    }
  };

  /** Only a vector of the model that a space is of can be compared with its. */
  const vectorIn = async (space: VectorSpace, text: string): Promise<Embedding | null> => {
    if (space.model !== model) return null;
    const vector = await queryVectors(text);
    return vector?.length === space.dimensions ? vector : null;
  };

  return {
    search: (text) =>
      guarded(async () => {
        const space = (await completeSpaces()).find((space) => space.model === model);
        const vector = space ? await vectorIn(space, text) : null;
        if (!space || !vector) return [];
        const [found = []] = await readNearest(
          vectors,
          space,
          [{ vector, like: [], unlike: [] }],
          DEPTH,
        );
        return found;
      }, []),
    related: (questions) =>
      guarded(
        async () => {
          // While a new model embeds, the vectors of the one before still say which papers are near each other.
          const spaces = await completeSpaces();
          const space = spaces.find((space) => space.model === model) ?? spaces[0];
          if (!space) return questions.map(() => []);
          const asked = await Promise.all(
            questions.map(async ({ like, unlike = [], text }) => {
              const described = [text?.title, text?.abstract].filter(Boolean).join("\n\n");
              const vector = described === "" ? null : await vectorIn(space, described);
              return { like, unlike, vector };
            }),
          );
          const found = await readNearest(vectors, space, asked, DEPTH);
          return found.map((neighbours, at) => {
            const named = new Set([...(asked[at]?.like ?? []), ...(asked[at]?.unlike ?? [])]);
            return neighbours.filter(({ key }) => !named.has(key));
          });
        },
        questions.map(() => []),
      ),
  };
}
