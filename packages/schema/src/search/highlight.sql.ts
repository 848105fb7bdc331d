import { Prisma } from "../../generated/client/client.ts";
import type { Instance, Db } from "../context.ts";
import { showsAbstractSql } from "../papers/abstract-terms.ts";
import type { QueryTerm } from "./parse-query.ts";
import { termQuery } from "./search.sql.ts";

/** What a result shows of a paper, as far as it can be marked. */
export interface ShownTexts {
  id: number;
  title: string;
  summary: string | null;
  abstract: string | null;
}

/** Of the private use area: no text that means something has them, and they are taken out before. */
const START = "\uE000";
const STOP = "\uE001";

const OPTIONS = `StartSel=${START}, StopSel=${STOP}, HighlightAll=true`;

/** A text and where in it something is marked. */
export interface MarkedText {
  text: string;
  marks: { start: number; end: number }[];
}

/** The texts of papers in which something can be marked, with PostgreSQL's marks in them where it is to set them. */
export function readTexts(
  db: Db,
  paperIds: readonly number[],
  terms: readonly QueryTerm[] | null,
  { abstracts }: Pick<Instance, "abstracts">,
): Promise<ShownTexts[]> {
  const query =
    terms &&
    Prisma.join(
      terms.map(({ text }) => termQuery(text)),
      " || ",
    );
  const marked = (column: Prisma.Sql) => {
    const plain = Prisma.sql`translate(${column}, ${START + STOP}, '')`;
    return query ? Prisma.sql`ts_headline('english', ${plain}, ${query}, ${OPTIONS})` : plain;
  };
  const shown = Prisma.raw(showsAbstractSql(abstracts, "p.abstract_licence"));
  return db.$queryRaw<ShownTexts[]>(Prisma.sql`
    SELECT p.id, ${marked(Prisma.sql`p.title`)} AS title, ${marked(Prisma.sql`p.summary`)} AS summary,
           CASE WHEN ${shown} THEN ${marked(Prisma.sql`p.abstract`)} END AS abstract
    FROM papers p WHERE p.id = ANY(${[...paperIds]}::int[])`);
}

/** Takes PostgreSQL's marks out of a text, and says where they stood. */
export function readMarks(text: string): MarkedText {
  const marks: MarkedText["marks"] = [];
  let plain = "";
  let start: number | null = null;
  for (const part of text.split(/([\uE000\uE001])/u)) {
    if (part === START) start = plain.length;
    else if (part === STOP) {
      if (start !== null && plain.length > start) marks.push({ start, end: plain.length });
      start = null;
    } else plain += part;
  }
  return { text: plain, marks };
}
