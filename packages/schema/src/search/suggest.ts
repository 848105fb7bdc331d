import { encodeGlobalID } from "@pothos/plugin-relay";
import { builder } from "../builder.ts";
import { InvalidInputError } from "../errors.ts";
import { folded } from "../papers/title-key.ts";
import type { SuggestionKind, SuggestionRow } from "./suggest.sql.ts";
import { readKeywords, readSuggestions, SHORTEST } from "./suggest.sql.ts";

const UNLESS_TOLD = 8;
const MOST = 20;
const MAX_TEXT = 200;

const TYPENAMES = { PAPER: "Paper", AUTHOR: "Author", ORG: "Org" } as const;
/** What a name is searched for as. */
const OPERATORS: Record<SuggestionKind, string> = {
  PAPER: "",
  AUTHOR: "author:",
  ORG: "org:",
  KEYWORD: "keyword:",
};

const SuggestionKindEnum = builder.enumType("SuggestionKind", {
  description: "What a suggestion is.",
  values: {
    PAPER: { description: "A paper, by its title." },
    AUTHOR: { description: "An author, by their name." },
    ORG: { description: "An org, by its name." },
    KEYWORD: { description: "A keyword of papers." },
  } as const,
});

const SuggestionType = builder.objectRef<SuggestionRow>("Suggestion").implement({
  description: "What could be meant by the letters so far.",
  fields: (t) => ({
    kind: t.expose("kind", { type: SuggestionKindEnum, description: "What it is." }),
    text: t.exposeString("text", {
      description: "The title, the name or the keyword, in plain text.",
    }),
    query: t.string({
      description: "What to give `search` to find its papers.",
      resolve: ({ kind, text }) => `${OPERATORS[kind]}"${text.replaceAll('"', " ")}"`,
    }),
    subjectId: t.id({
      nullable: true,
      description: "The global id of the paper, author or org; null for a keyword.",
      resolve: ({ kind, row }) =>
        kind === "KEYWORD" || row === null ? null : encodeGlobalID(TYPENAMES[kind], row),
    }),
  }),
});

builder.queryField("suggest", (t) =>
  t.field({
    type: [SuggestionType],
    description:
      "Titles, authors, orgs and keywords with words that begin so, as one types: the best known of each first. Nothing for less than two letters.",
    args: {
      query: t.arg.string({ description: "The letters so far." }),
      first: t.arg.int({
        required: false,
        description: `How many; at most ${MOST}, ${UNLESS_TOLD} unless told.`,
      }),
    },
    complexity: { field: 5, multiplier: 1 },
    resolve: async (_root, { query, first }, { db, paperIndex }) => {
      const limit = first ?? UNLESS_TOLD;
      if (limit < 0 || limit > MOST)
        throw InvalidInputError.at(["first"], `\`first\` is between 0 and ${MOST}.`);
      if (query.length > MAX_TEXT)
        throw InvalidInputError.at(["query"], `It has at most ${MAX_TEXT} characters.`);
      const isLong = folded(query).length >= SHORTEST;
      const found = isLong ? await paperIndex?.suggestKeywords(query, limit) : null;
      const rows = await readSuggestions(db, query, limit, !found);
      const keywords = await readKeywords(db, found ?? []);
      // In turn, as the statement mixes the others.
      const kinds = Map.groupBy([...rows, ...keywords], ({ kind }) => kind);
      return [...kinds.values()]
        .flatMap((ofKind) => ofKind.map((row, place) => ({ row, place })))
        .toSorted((a, b) => a.place - b.place)
        .slice(0, limit)
        .map(({ row }) => row);
    },
  }),
);
