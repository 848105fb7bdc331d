import { Prisma } from "../../generated/client/client.ts";
import type { Db } from "../context.ts";
import { allOf, termQuery } from "../search/search.sql.ts";
import type { KeptSearch } from "./kept-search.ts";
import { readKept } from "./kept-search.ts";

/** Writes down by what the new papers are found that a kept search fits, see `findNewlyFitting`. */
export async function writeKeptWords(tx: Db, id: number, kept: KeptSearch): Promise<void> {
  const { terms, without } = readKept(kept);
  const all = terms.length === 0 ? NOTHING : allOf(terms);
  const any = without.length === 0 ? NOTHING : Prisma.join(without.map(termQuery), " || ");
  // One with hyphens is looked for in two ways, so that neither has to be there.
  const needed = terms.map(({ text }) => text).filter((text) => !text.includes("-"));
  // Long words are rare ones.
  // Words that are not looked for by themselves (`the`) are found nowhere, and nothing has them: as where they are typed.
  await tx.$executeRaw(Prisma.sql`
    UPDATE saved_searches SET
      words = (
        SELECT CASE
          WHEN ${terms.length > 0}::boolean AND numnode(wanted) = 0 THEN wanted
          WHEN numnode(unwanted) = 0 THEN nullif(wanted, ${NOTHING})
          WHEN numnode(wanted) = 0 THEN !!unwanted
          ELSE wanted && !!unwanted
        END
        FROM (SELECT (${all}) AS wanted, (${any}) AS unwanted) AS kept),
      key_word = (
        SELECT word FROM unnest(tsvector_to_array(to_tsvector('english', search_words(${needed.join(" ")}::text)))) AS word
        ORDER BY length(word) DESC, word LIMIT 1)
    WHERE id = ${id}`);
}

const NOTHING = Prisma.sql`''::tsquery`;
