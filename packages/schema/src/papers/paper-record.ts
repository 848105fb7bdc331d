import { z } from "zod";
import { InvalidInputError } from "../errors.ts";
import { normalisePaperId } from "../paper-id/normalise-paper-id.ts";
import { PAPER_ID_SCHEMES } from "../paper-id/scheme.ts";
import type { ParsedPaperId } from "../paper-id/scheme.ts";
import { readOrcid } from "./orcid.ts";
import {
  count,
  line,
  list,
  PAPER_RECORD_LIMITS,
  paragraphs,
  url,
  words,
} from "./paper-record-fields.ts";

const LIMIT = PAPER_RECORD_LIMITS;

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
  .object(
    {
      scheme: z.enum(PAPER_ID_SCHEMES, {
        error: `The scheme of an id must be one of ${PAPER_ID_SCHEMES.join(", ")}.`,
      }),
      value: z.string({ error: "The value of an id must be a text." }),
      version: z
        .int({ error: "A version must be a whole number." })
        .positive({ error: "Versions begin at 1." })
        .optional(),
    },
    { error: "An id must be an object with a scheme and a value." },
  )
  .transform(({ scheme, value, version }, context): ParsedPaperId => {
    const id = normalisePaperId(scheme, value);
    if (id) return version === undefined ? id : { ...id, version };
    context.addIssue({
      code: "custom",
      message: `“${value.slice(0, 80)}” is no id of the scheme ${scheme}.`,
    });
    return z.NEVER;
  });

const author = z.object(
  {
    name: line("An author's name", LIMIT.name),
    orcid: z
      .string({ error: "An ORCID iD must be a text." })
      .transform((text, context) => {
        const orcid = readOrcid(text);
        if (orcid) return orcid;
        context.addIssue({ code: "custom", message: `“${text.slice(0, 80)}” is no ORCID iD.` });
        return z.NEVER;
      })
      .optional(),
  },
  { error: "An author must be an object with a name." },
);

const org = z.object(
  {
    slug: z.string().regex(/^[\w.-]{1,100}$/, {
      error: "An org's slug has 1 to 100 letters, digits, dots, hyphens and underscores.",
    }),
    name: line("The org's name", LIMIT.name),
    url: url("The org's address").optional(),
  },
  { error: "An org must be an object with a slug and a name." },
);

const links = z.object(
  {
    landing: url("The landing page").nullable().default(null),
    pdf: url("The PDF's address").nullable().default(null),
    code: url("The code's address").nullable().default(null),
    project: url("The project's page").nullable().default(null),
  },
  { error: "The links must be an object." },
);

const paperRecord = z
  .object(
    {
      title: line("The title", LIMIT.title),
      abstract: paragraphs("The abstract", LIMIT.abstract),
      summary: paragraphs("The summary", LIMIT.summary),
      publishedOn: day.nullable().default(null),
      ids: list("ids", paperId, LIMIT.ids)
        .refine((ids) => ids.length > 0, { error: "A paper needs at least one id." })
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
