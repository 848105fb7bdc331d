import * as z from "zod/mini";
import { answer } from "../../answering.ts";
import { CARDS_A_PAGE, endOf, toCardView } from "../../api/card-fields.ts";
import type { Api } from "../../api/client.ts";
import { runSearch, suggest } from "../../api/operations/search.ts";
import { SEARCH_SORTS, SUGGESTION_KINDS } from "../../card-views.ts";
import type { HitView, SearchFilterView } from "../../card-views.ts";
import { textRuns } from "./text-runs.ts";

/** A card shows a few lines of an excerpt. */
const LONGEST_TEXT = 1_200;

const year = z.nullable(z.number().check(z.int(), z.minimum(1000), z.maximum(2999)));
const filterShape = z.object({
  yearFrom: year,
  yearTo: year,
  category: z.nullable(z.string().check(z.maxLength(100))),
  hasCode: z.boolean(),
});
const question = z.object({
  query: z.string().check(z.maxLength(1000)),
  filter: filterShape,
  sort: z.enum(SEARCH_SORTS),
  after: z.nullable(z.string().check(z.maxLength(500))),
});

/** Searches, and completes what is being typed. */
export function startSearch(api: Api): void {
  answer("search.run", "own page", question, async ({ query, filter, sort, after }) => {
    const found = await api.run(runSearch, {
      query,
      sort,
      first: CARDS_A_PAGE,
      filter: toFilter(filter),
      ...(after !== null && { after }),
    });
    if (!found.ok) return found;
    const { edges, pageInfo, ...rest } = found.value.search;
    return { ok: true, value: { ...rest, items: edges.map(toHit), end: endOf(pageInfo) } };
  });

  const letters = z.object({ query: z.string().check(z.maxLength(200)) });
  answer("search.suggest", "own page", letters, async ({ query }) => {
    const read = await api.run(suggest, { query });
    if (!read.ok) return read;
    const suggestions = read.value.suggest.flatMap(({ kind, text, query }) => {
      const known = SUGGESTION_KINDS.find((one) => one === kind);
      return known ? [{ kind: known, text: text.slice(0, 300), query }] : [];
    });
    return { ok: true, value: suggestions };
  });
}

function toFilter({ yearFrom, yearTo, category, hasCode }: SearchFilterView) {
  const years = {
    ...(yearFrom !== null && { from: yearFrom }),
    ...(yearTo !== null && { to: yearTo }),
  };
  return {
    ...(Object.keys(years).length > 0 && { year: years }),
    ...(category !== null && { category }),
    ...(hasCode && { hasCode: true }),
  };
}

type Edge = NonNullable<ReturnType<typeof runSearch.check>>["search"]["edges"][number];

/** The title with its marks, and the first other text that has some. */
function toHit({ node, highlights }: Edge): HitView {
  const title = highlights.find(({ field }) => field === "TITLE");
  const excerpt = highlights.find(({ field, marks }) => field !== "TITLE" && marks.length > 0);
  const card = toCardView(node);
  return {
    id: node.id,
    card,
    title: title ? textRuns(title.text, title.marks) : [{ text: card.title, isMarked: false }],
    excerpt: excerpt ? textRuns(excerpt.text.slice(0, LONGEST_TEXT), excerpt.marks) : null,
  };
}
