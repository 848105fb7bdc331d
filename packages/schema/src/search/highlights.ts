import { builder } from "../builder.ts";
import type { Context } from "../context.ts";
import { excerptOf } from "./excerpt.ts";
import type { MarkedText, ShownTexts } from "./highlight.sql.ts";
import { readMarks, readTexts } from "./highlight.sql.ts";
import type { SearchFinds } from "./search-question.ts";

/** A text of a paper with what was searched for marked in it. */
interface SearchHighlight extends MarkedText {
  field: "TITLE" | "SUMMARY" | "ABSTRACT";
}

const SearchedTextEnum = builder.enumType("SearchedText", {
  description: "A text of a paper that is searched.",
  values: {
    TITLE: { description: "The title, whole." },
    SUMMARY: { description: "The summary, or its part around the first mark." },
    ABSTRACT: { description: "The abstract's part around the first mark, where it is shown." },
  } as const,
});

const TextMarkType = builder.objectRef<MarkedText["marks"][number]>("TextMark").implement({
  description: "A part of a text, counted in UTF-16 code units as JavaScript does.",
  fields: (t) => ({
    start: t.exposeInt("start", { description: "Where it begins, from 0." }),
    end: t.exposeInt("end", { description: "Where it has ended: the place after its last." }),
  }),
});

/** A text of a paper with what was searched for marked in it. */
export const SearchHighlightType = builder.objectRef<SearchHighlight>("SearchHighlight").implement({
  description: "A text of a paper with what was searched for marked in it.",
  fields: (t) => ({
    field: t.expose("field", { type: SearchedTextEnum, description: "Which text." }),
    text: t.exposeString("text", { description: "The text, plain: it holds no markup." }),
    marks: t.expose("marks", {
      type: [TextMarkType],
      description: "The parts that fit, in order, not overlapping.",
    }),
  }),
});

/** The highlights of papers, which are read when the first of them is asked for: one statement for all. */
export function loadHighlights(
  ids: readonly number[],
  { terms, marksIn }: Pick<SearchFinds, "terms" | "marksIn">,
  { db, instance }: Pick<Context, "db" | "instance">,
): (paperId: number) => Promise<SearchHighlight[]> {
  const mark = (text: string): MarkedText =>
    marksIn ? { text, marks: marksIn(text) } : readMarks(text);
  let loading: Promise<Map<number, ShownTexts>> | undefined;
  return async (paperId) => {
    const byDatabase = marksIn || terms.length === 0 ? null : terms;
    loading ??= readTexts(db, ids, byDatabase, instance).then(
      (rows) => new Map(rows.map((row) => [row.id, row])),
    );
    const texts = (await loading).get(paperId);
    if (!texts) return [];
    const { title, summary, abstract } = texts;
    const parts = [
      ...(summary === null ? [] : [{ field: "SUMMARY" as const, ...mark(summary) }]),
      ...(abstract === null ? [] : [{ field: "ABSTRACT" as const, ...mark(abstract) }]),
    ];
    return [
      { field: "TITLE" as const, ...mark(title) },
      ...parts
        .filter(({ marks }) => marks.length > 0)
        .map(({ field, ...marked }) => ({ field, ...excerptOf(marked) })),
    ];
  };
}
