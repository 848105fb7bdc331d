import { z } from "zod";
import { InvalidInputError } from "../errors.ts";
import { normalisePaperId } from "../paper-id/normalise-paper-id.ts";
import { PAPER_ID_SCHEMES } from "../paper-id/scheme.ts";
import type { ParsedPaperId } from "../paper-id/scheme.ts";
import { readOrcid } from "./orcid.ts";

/**
 * The most that a record may hold. Longer texts and lists are refused, not cut: what is cut here
 * looks complete later. The widest real ones seen: titles of 1,100 characters, 5,154 authors (their
 * mappers keep the first 5,000 and say how many there are).
 */
export const PAPER_RECORD_LIMITS = {
  title: 2_000,
  abstract: 50_000,
  summary: 5_000,
  ids: 50,
  authors: 5_000,
  authorCount: 100_000,
  name: 500,
  slug: 100,
  url: 2_048,
  keywords: 100,
  keyword: 200,
  categories: 50,
  category: 100,
  count: 2_147_483_647,
  firstYear: 1600,
  lastYear: 2100,
} as const;

const LIMIT = PAPER_RECORD_LIMITS;

/** White space collapsed, characters removed that no database stores or nobody sees. */
function clean(text: string): string {
  return text
    .toWellFormed()
    .replace(/\p{Cc}+|\s+/gu, " ")
    .replace(/ {2,}/g, " ")
    .trim();
}

function line(what: string, max: number) {
  return z
    .string({ error: `${what} must be a text.` })
    .transform(clean)
    .refine((text) => text !== "", { error: `${what} is empty.` })
    .refine((text) => text.length <= max, {
      error: `${what} is longer than ${max.toLocaleString("en")} characters.`,
    });
}

/** Several lines are kept as such; an empty text is no text. */
function paragraphs(what: string, max: number) {
  return z
    .string({ error: `${what} must be a text.` })
    .transform((text) => text.toWellFormed().replace(/\0/g, "").trim())
    .refine((text) => text.length <= max, {
      error: `${what} is longer than ${max.toLocaleString("en")} characters.`,
    })
    .transform((text) => (text === "" ? null : text))
    .nullable()
    .default(null);
}

function url(what: string) {
  return z
    .string({ error: `${what} must be a text.` })
    .refine((text) => text.length <= LIMIT.url && URL.canParse(text), {
      error: `${what} is no web address of up to ${LIMIT.url.toLocaleString("en")} characters.`,
    })
    .transform((text) => new URL(text).href)
    .refine((text) => /^https?:/.test(text), {
      error: `${what} must begin with https:// or http://.`,
    });
}

function list<Item extends z.ZodType>(what: string, item: Item, max: number) {
  return z
    .array(item, { error: `${what} must be a list.` })
    .max(max, { error: `There are more than ${max.toLocaleString("en")} ${what}.` });
}

function words(what: string, each: string, max: number, length: number) {
  return list(what, line(each, length), max)
    .transform((items) => [...new Set(items)])
    .default([]);
}

function count(what: string) {
  const error = `${what} must be a whole number from 0 to 2,147,483,647.`;
  return z.int({ error }).min(0, { error }).max(LIMIT.count, { error }).default(0);
}

const day = z.iso
  .date({ error: "The day of publication must be a real day, written as 2026-01-05." })
  .refine(
    (text) =>
      Number(text.slice(0, 4)) >= LIMIT.firstYear && Number(text.slice(0, 4)) <= LIMIT.lastYear,
    {
      error: `The day of publication lies outside the years ${LIMIT.firstYear} to ${LIMIT.lastYear}.`,
    },
  );

const paperId = z
  .object({
    scheme: z.enum(PAPER_ID_SCHEMES, {
      error: `The scheme of an id must be one of ${PAPER_ID_SCHEMES.join(", ")}.`,
    }),
    value: z.string({ error: "The value of an id must be a text." }),
    version: z.int().positive().optional(),
  })
  .transform(({ scheme, value, version }, context): ParsedPaperId => {
    const id = normalisePaperId(scheme, value);
    if (id) return version === undefined ? id : { ...id, version };
    context.addIssue({
      code: "custom",
      message: `“${value.slice(0, 80)}” is no id of the scheme ${scheme}.`,
    });
    return z.NEVER;
  });

const author = z.object({
  name: line("An author's name", LIMIT.name),
  orcid: z
    .string()
    .transform((text, context) => {
      const orcid = readOrcid(text);
      if (orcid) return orcid;
      context.addIssue({ code: "custom", message: `“${text.slice(0, 80)}” is no ORCID iD.` });
      return z.NEVER;
    })
    .optional(),
});

const org = z.object({
  slug: z.string().regex(/^[\w.-]{1,100}$/, {
    error: "An org's slug has 1 to 100 letters, digits, dots, hyphens and underscores.",
  }),
  name: line("The org's name", LIMIT.name),
  url: url("The org's address").optional(),
});

const links = z.object({
  landing: url("The landing page").nullable().default(null),
  pdf: url("The PDF's address").nullable().default(null),
  code: url("The code's address").nullable().default(null),
  project: url("The project's page").nullable().default(null),
});

const paperRecord = z
  .object(
    {
      title: line("The title", LIMIT.title),
      abstract: paragraphs("The abstract", LIMIT.abstract),
      summary: paragraphs("The summary", LIMIT.summary),
      publishedOn: day.nullable().default(null),
      ids: list("ids", paperId, LIMIT.ids)
        .min(1, { error: "A paper needs at least one id." })
        .transform(withoutRepeats),
      authors: list("authors", author, LIMIT.authors).default([]),
      authorCount: count("The number of authors")
        .refine((number) => number <= LIMIT.authorCount, {
          error: `The number of authors is over ${LIMIT.authorCount.toLocaleString("en")}.`,
        })
        .optional(),
      org: org.nullable().default(null),
      links: links.default({ landing: null, pdf: null, code: null, project: null }),
      keywords: words("keywords", "A keyword", LIMIT.keywords, LIMIT.keyword),
      categories: words("categories", "A category", LIMIT.categories, LIMIT.category),
      sourceUpvoteCount: count("The source's count of upvotes"),
      sourceCommentCount: count("The source's count of comments"),
      source: z.object(
        {
          name: z.string().regex(/^[a-z0-9][a-z0-9-]{0,62}$/, {
            error: "A source's name has lower-case letters, digits and hyphens.",
          }),
          url: url("The source's address").nullable().default(null),
          fetchedAt: z.date({ error: "When the record was fetched must be a date." }),
        },
        { error: "The source must be an object with a name and fetchedAt." },
      ),
    },
    { error: "A record must be an object with a title, ids and a source." },
  )
  .transform((record) => ({
    ...record,
    authorCount: Math.max(record.authorCount ?? 0, record.authors.length),
  }));

function withoutRepeats(ids: ParsedPaperId[]): ParsedPaperId[] {
  const found = new Map<string, ParsedPaperId>();
  for (const id of ids) {
    const key = `${id.scheme} ${id.value}`;
    const version = Math.max(id.version ?? 0, found.get(key)?.version ?? 0);
    found.set(key, { scheme: id.scheme, value: id.value, ...(version > 0 && { version }) });
  }
  return [...found.values()];
}

/**
 * What every source maps to and `recordPaper` stores: one paper as one source tells it. Titles and
 * names are single lines; ids are in normal form, each once; `publishedOn` is `YYYY-MM-DD`;
 * `authorCount` may be more than the authors listed, never less.
 */
export type PaperRecord = z.output<typeof paperRecord>;

/** A {@link PaperRecord} as a mapper writes it: what is not known may be left out. */
export type PaperRecordInput = z.input<typeof paperRecord>;

/**
 * Checks and normalises one record.
 * @throws InvalidInputError with a sentence for every field that cannot be used
 */
export function readPaperRecord(input: unknown): PaperRecord {
  const result = paperRecord.safeParse(input);
  if (result.success) return result.data;
  throw new InvalidInputError(
    result.error.issues.map((issue) => ({ path: issue.path.map(String), message: issue.message })),
  );
}
