import * as z from "zod/mini";
import { answer } from "../../answering.ts";
import type { Api } from "../../api/client.ts";
import { findByTitle } from "../../api/operations/candidates.ts";
import { LIKE, titleLikeness, titleWords } from "../../title-likeness.ts";

/** A reader looks at so many; more would be a search. */
const MOST = 3;

/** A title says no more than this. */
const MOST_WORDS = 30;

/** Finds the papers that a page's paper may be, by its title. */
export function startCandidates(api: Api): void {
  const page = z.object({ title: z.string().check(z.minLength(1), z.maxLength(1000)) });
  answer("candidates.find", "own page", page, async ({ title }) => {
    // Only the words: a sign in a title would be an operator in a query.
    const query = titleWords(title).slice(0, MOST_WORDS).join(" ");
    if (query === "") return { ok: true, value: [] };
    const found = await api.run(findByTitle, { query });
    if (!found.ok) return found;
    const alike = found.value.search.nodes
      .map((paper) => ({ paper, likeness: titleLikeness(title, paper.title) }))
      .filter(({ likeness }) => likeness >= LIKE)
      .toSorted((one, other) => other.likeness - one.likeness);
    return {
      ok: true,
      value: alike.slice(0, MOST).map(({ paper: { authors, ...paper } }) => ({
        ...paper,
        authors: authors.nodes.map(({ name }) => name),
      })),
    };
  });
}
