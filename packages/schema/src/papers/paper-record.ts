import { z } from "zod";
import { InvalidInputError } from "../errors.ts";
import type { PaperIdentifier, ParsedPaperId } from "../paper-id/scheme.ts";
import {
  count,
  day,
  line,
  list,
  PAPER_RECORD_LIMITS,
  paragraphs,
  starCount,
  url,
  words,
} from "./paper-record-fields.ts";
import { author, licence, links, org, paperId, version } from "./paper-record-parts.ts";

const LIMIT = PAPER_RECORD_LIMITS;

const paperRecord = z
  .object(
    {
      title: line("The title", LIMIT.title),
      abstract: paragraphs("The abstract", LIMIT.abstract),
      abstractLicence: licence.nullable().default(null),
      summary: paragraphs("The summary", LIMIT.summary),
      publishedOn: day("The day of publication").nullable().default(null),
      versions: list("versions", version, LIMIT.versions).transform(inOrder).default([]),
      venue: line("The venue", LIMIT.venue).nullable().default(null),
      listedOn: day("The day of the list").nullable().default(null),
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
      // Absent where the source does not tell, so that its records of before are the same as now.
      codeStars: starCount.optional(),
      // The same. In an order of their own: that in which a source tells them is no news.
      references: list("references", paperId, LIMIT.references).transform(sortedIds).optional(),
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

/** Each id once and without its version, whatever the order in which they came. */
function sortedIds(ids: ParsedPaperId[]): PaperIdentifier[] {
  const found = new Map(
    ids.map(({ scheme, value }) => [`${scheme} ${value}`, { scheme, value }] as const),
  );
  return [...found].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, id]) => id);
}

/** Each version once, the first one first; of two, the one whose day is known. */
function inOrder(versions: z.output<typeof version>[]): z.output<typeof version>[] {
  const found = new Map<number, z.output<typeof version>>();
  for (const entry of versions) {
    if (!found.get(entry.version)?.on) found.set(entry.version, entry);
  }
  return [...found.values()].sort((a, b) => a.version - b.version);
}

/**
 * What every source maps to and `recordPaper` stores: one paper as one source tells it. Titles and
 * names are single lines; ids are in normal form, each once; days are `YYYY-MM-DD`; `authorCount` may be
 * more than the authors listed, never less. `abstractLicence` is an SPDX identifier or an address, null
 * where the source does not say; `references` are what it cites, by ids of which one work may have several; `listedOn` is the day on whose list the source has the paper; `source.url`
 * is where people see the record.
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
