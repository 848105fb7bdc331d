import { Prisma } from "../../generated/client/client.ts";
import type { Db } from "../context.ts";
import { nameKey } from "./name-key.ts";
import type { Met } from "./who-met.sql.ts";
import { LONGEST_LIST, readFrequent, readMet } from "./who-met.sql.ts";

/** An author as a record names them. */
export interface NamedAuthor {
  name: string;
  orcid?: string | undefined;
  openAlexId?: string | undefined;
  semanticScholarId?: string | undefined;
  affiliation?: string | undefined;
}

/** Ids that name a person, whatever their name. */
export const AUTHOR_IDS = ["orcid", "openAlexId", "semanticScholarId"] as const;

/** A person's ids. */
export type AuthorIds = Record<(typeof AUTHOR_IDS)[number], string | null>;

/** What is known of a person who may be an author who is named. */
export interface Known extends AuthorIds {
  /** 0 until there is a row. */
  id: number;
  name: string;
  nameKey: string;
  /** Folded names they wrote with, as far as anybody asks for them: those of papers that are here, then those of each paper told. */
  papers: ReadonlySet<string>[];
  /** Folded names of where they were when they wrote, where somebody asks for them. */
  affiliations: Set<string>;
}

/**
 * Reads whoever the authors of these papers may be: those who have their ids, and those of their names who wrote with
 * another one of them before. That two frequent names met says nothing, as they may well be two other people.
 * @param present rows of whoever writes one of them by what is here already
 */
export async function readKnownAuthors(
  tx: Db,
  papers: readonly (readonly NamedAuthor[])[],
  present: readonly number[],
): Promise<Known[]> {
  const told = await readTold(tx, papers.flat(), present);
  const isFound = foundById(told);
  const met = await readMet(tx, pairsToAsk(papers, isFound));
  const isTold = new Set(told.map(({ id }) => id));
  const others = new Set(met.flatMap(({ oneId, otherId }) => [oneId, otherId]));
  for (const id of isTold) others.delete(id);
  const people = [...told, ...(await readPeople(tx, [...others]))];
  const namesMet = await namesByPerson(tx, met, people);
  const unknown = papers.flat().filter((author) => !isFound(author));
  const affiliations = await readAffiliations(tx, unknown, people);
  return people
    .filter(({ id }) => isTold.has(id) || namesMet.has(id))
    .toSorted((a, b) => a.id - b.id)
    .map((person) => ({
      ...person,
      papers: [namesMet.get(person.id) ?? new Set()],
      affiliations: affiliations.get(person.id) ?? new Set(),
    }));
}

type Person = Omit<Known, "papers" | "affiliations">;

const COLUMNS = Prisma.sql`id, name, name_key AS "nameKey", orcid, open_alex_id AS "openAlexId",
  semantic_scholar_id AS "semanticScholarId"`;

/** Those who have one of the authors' ids, and those of these rows. */
async function readTold(
  tx: Db,
  authors: readonly NamedAuthor[],
  rows: readonly number[],
): Promise<Person[]> {
  const idsOf = (kind: (typeof AUTHOR_IDS)[number]) => [
    ...new Set(authors.flatMap((author) => author[kind] ?? [])),
  ];
  return tx.$queryRaw<Person[]>`
    SELECT ${COLUMNS} FROM (
      SELECT unnest(${rows}::int[]) AS id
      UNION SELECT id FROM authors WHERE orcid = ANY(${idsOf("orcid")}::text[])
      UNION SELECT id FROM authors WHERE open_alex_id = ANY(${idsOf("openAlexId")}::text[])
      UNION SELECT id FROM authors WHERE semantic_scholar_id = ANY(${idsOf("semanticScholarId")}::text[])
    ) AS told JOIN authors USING (id)`;
}

async function readPeople(tx: Db, ids: readonly number[]): Promise<Person[]> {
  if (ids.length === 0) return [];
  return tx.$queryRaw<Person[]>`SELECT ${COLUMNS} FROM authors WHERE id = ANY(${ids}::int[])`;
}

/** Whether an author has an id of one of these people. */
function foundById(people: readonly Person[]): (author: NamedAuthor) => boolean {
  const known = new Set(people.flatMap((one) => AUTHOR_IDS.map((kind) => `${kind} ${one[kind]}`)));
  return (author) =>
    AUTHOR_IDS.some((kind) => author[kind] !== undefined && known.has(`${kind} ${author[kind]}`));
}

/** The pairs of names of each list of which one at least is not known by an id. */
function pairsToAsk(
  papers: readonly (readonly NamedAuthor[])[],
  isFound: (author: NamedAuthor) => boolean,
): (readonly [string, string])[] {
  const pairs = new Map<string, readonly [string, string]>();
  for (const authors of papers) {
    if (authors.length > LONGEST_LIST) continue;
    const named = authors.map((author) => ({ name: nameKey(author.name), found: isFound(author) }));
    for (const [index, one] of named.entries()) {
      for (const other of named.slice(index + 1)) {
        if (one.name === other.name || (one.found && other.found)) continue;
        const pair = [one.name, other.name].toSorted() as [string, string];
        pairs.set(pair.join("\n"), pair);
      }
    }
  }
  return [...pairs.values()];
}

/** Of each person the names that tell who they are: those they met, but for frequent ones where theirs is one too. */
async function namesByPerson(
  tx: Db,
  met: readonly Met[],
  people: readonly Person[],
): Promise<Map<number, Set<string>>> {
  const nameOf = new Map(people.map((person) => [person.id, person.nameKey]));
  const named = met.map(({ oneId, otherId }) => ({
    oneId,
    otherId,
    one: nameOf.get(oneId) ?? "",
    other: nameOf.get(otherId) ?? "",
  }));
  // Who bears the second name is asked only where the first is frequent.
  const firsts = await readFrequent(tx, [...new Set(named.map(({ one }) => one))]);
  const doubtful = named.filter(({ one }) => firsts.has(one)).map(({ other }) => other);
  const seconds = await readFrequent(tx, [...new Set(doubtful)]);
  const namesMet = new Map<number, Set<string>>();
  const learn = (id: number, name: string): void => {
    const known = namesMet.get(id);
    if (known) known.add(name);
    else namesMet.set(id, new Set([name]));
  };
  for (const { oneId, otherId, one, other } of named) {
    if (firsts.has(one) && seconds.has(other)) continue;
    learn(oneId, other);
    learn(otherId, one);
  }
  return namesMet;
}

/** Where people of a name were whose affiliation a record tells: nobody asks for it of others. */
async function readAffiliations(
  tx: Db,
  authors: readonly NamedAuthor[],
  people: readonly Person[],
): Promise<Map<number, Set<string>>> {
  const names = new Set(
    authors.filter((author) => author.affiliation !== undefined).map(({ name }) => nameKey(name)),
  );
  const ids = people.filter((person) => names.has(person.nameKey)).map(({ id }) => id);
  if (ids.length === 0) return new Map();
  const rows = await tx.$queryRaw<{ id: number; affiliations: string[] }[]>`
    SELECT author_id AS id, array_agg(DISTINCT affiliation) AS affiliations FROM authorships
    WHERE author_id = ANY(${ids}::int[]) AND affiliation IS NOT NULL GROUP BY author_id`;
  return new Map(rows.map((row) => [row.id, new Set(row.affiliations.map(nameKey))]));
}
