import type { Db } from "../context.ts";
import { nameKey } from "./name-key.ts";

/** An author as a record names them. */
export interface NamedAuthor {
  name: string;
  orcid?: string | undefined;
  openAlexId?: string | undefined;
  semanticScholarId?: string | undefined;
  affiliation?: string | undefined;
}

/** Ids that name a person, whatever their name. */
const IDS = ["orcid", "openAlexId", "semanticScholarId"] as const;

type Ids = Record<(typeof IDS)[number], string | null>;

/** A person who has a row, or will have one once it is written. */
export interface AuthorRow {
  /** 0 until {@link AuthorResolver.write}. */
  id: number;
}

/** What is known of a person who may be an author who is named. */
interface Known extends Ids, AuthorRow {
  name: string;
  nameKey: string;
  /** Folded names of whom they have written with. */
  coAuthors: Set<string>;
  /** Folded names of where they were when they wrote. */
  affiliations: Set<string>;
}

/** How many people of one name are looked at: of a name that more bear, the name says too little anyway. */
const MAX_NAMESAKES = 50;

/**
 * Finds the rows of papers' authors, and makes those that are not there. The same name is not the same person: an ORCID,
 * OpenAlex or Semantic Scholar id joins; a name joins whoever has it on this paper already; and else only somebody who
 * has written with another name of this list before and was not somewhere else, when exactly one such person is known.
 *
 * Papers are resolved one after the other in memory, so that it does not matter how many are resolved together.
 */
export class AuthorResolver {
  readonly #byName = new Map<string, Known[]>();
  readonly #byId = new Map<string, Known>();
  readonly #created = new Set<Known>();
  readonly #learned = new Set<Known>();

  private constructor(known: Known[]) {
    for (const author of known) this.#add(author);
  }

  /**
   * Reads whoever the authors of these papers may be.
   * @param present rows of whoever writes one of them by what is here already
   */
  static async load(
    tx: Db,
    papers: readonly (readonly NamedAuthor[])[],
    present: readonly number[] = [],
  ): Promise<AuthorResolver> {
    const authors = papers.flat();
    return new AuthorResolver(authors.length === 0 ? [] : await loadKnown(tx, authors, present));
  }

  /**
   * @param present rows of whoever writes this paper by what is here already
   * @returns the authors' rows, in their order; those of new people have their number once they are written
   */
  resolve(authors: readonly NamedAuthor[], present: ReadonlySet<number> = new Set()): AuthorRow[] {
    const keys = authors.map(({ name }) => nameKey(name));
    const found: (Known | null)[] = authors.map(() => null);
    // One row takes one place: the same name twice on one paper is two people.
    const used = new Set<Known>();
    const join = (find: (author: NamedAuthor, key: string) => Known | undefined) => {
      for (const [index, author] of authors.entries()) {
        if (found[index]) continue;
        const match = find(author, keys[index] ?? "");
        if (!match || used.has(match)) continue;
        found[index] = match;
        used.add(match);
      }
    };
    const mates = new Set(keys);
    join((author) => this.#findById(author));
    join((author, key) => this.#namesakes(author, key).find(({ id }) => present.has(id)));
    join((author, key) => {
      const near = this.#namesakes(author, key).filter(
        (known) => !used.has(known) && wroteWith(known, mates, key) && mayBeAt(known, author),
      );
      return near.length === 1 ? near[0] : undefined;
    });
    return authors.map((author, index) => {
      const key = keys[index] ?? "";
      const known = found[index] ?? this.#create(author, key);
      this.#learn(known, author, mates);
      return known;
    });
  }

  /** Writes the people who were new, and the ids that became known. @returns whether any did */
  async write(tx: Db): Promise<boolean> {
    const created = [...this.#created];
    const rows = created.map(({ name, nameKey: key, orcid, openAlexId, semanticScholarId }) => ({
      name,
      nameKey: key,
      orcid,
      openAlexId,
      semanticScholarId,
    }));
    const ids = await tx.author.createManyAndReturn({ data: rows, select: { id: true } });
    for (const [index, author] of created.entries()) author.id = ids[index]?.id ?? 0;
    this.#created.clear();
    // In one order everywhere, so that two writers do not wait for each other in a circle.
    const learned = [...this.#learned].toSorted((a, b) => a.id - b.id);
    for (const { id, orcid, openAlexId, semanticScholarId } of learned) {
      await tx.author.update({ where: { id }, data: { orcid, openAlexId, semanticScholarId } });
    }
    return learned.length > 0;
  }

  #add(author: Known): void {
    this.#byName.set(author.nameKey, [...(this.#byName.get(author.nameKey) ?? []), author]);
    for (const kind of IDS)
      if (author[kind] !== null) this.#byId.set(`${kind} ${author[kind]}`, author);
  }

  #findById(author: NamedAuthor): Known | undefined {
    for (const kind of IDS) {
      const known =
        author[kind] === undefined ? undefined : this.#byId.get(`${kind} ${author[kind]}`);
      if (known) return known;
    }
    return undefined;
  }

  #namesakes(author: NamedAuthor, key: string): Known[] {
    return (this.#byName.get(key) ?? []).filter((known) =>
      IDS.every(
        (kind) =>
          author[kind] === undefined || known[kind] === null || known[kind] === author[kind],
      ),
    );
  }

  #create(author: NamedAuthor, key: string): Known {
    const known: Known = {
      id: 0,
      name: author.name,
      nameKey: key,
      orcid: this.#free("orcid", author),
      openAlexId: this.#free("openAlexId", author),
      semanticScholarId: this.#free("semanticScholarId", author),
      coAuthors: new Set(),
      affiliations: new Set(),
    };
    this.#created.add(known);
    this.#add(known);
    return known;
  }

  /** An id that nobody has yet: of two authors with one ORCID, the source is wrong about the second. */
  #free(kind: (typeof IDS)[number], author: NamedAuthor): string | null {
    const value = author[kind];
    return value === undefined || this.#byId.has(`${kind} ${value}`) ? null : value;
  }

  #learn(known: Known, author: NamedAuthor, mates: ReadonlySet<string>): void {
    for (const mate of mates) if (mate !== known.nameKey) known.coAuthors.add(mate);
    if (author.affiliation !== undefined) known.affiliations.add(nameKey(author.affiliation));
    for (const kind of IDS) {
      const value = known[kind] === null ? this.#free(kind, author) : null;
      if (value === null) continue;
      known[kind] = value;
      this.#byId.set(`${kind} ${value}`, known);
      if (!this.#created.has(known)) this.#learned.add(known);
    }
  }
}

function wroteWith(known: Known, mates: ReadonlySet<string>, key: string): boolean {
  for (const mate of mates) if (mate !== key && known.coAuthors.has(mate)) return true;
  return false;
}

function mayBeAt(known: Known, { affiliation }: NamedAuthor): boolean {
  return (
    affiliation === undefined ||
    known.affiliations.size === 0 ||
    known.affiliations.has(nameKey(affiliation))
  );
}

async function loadKnown(
  tx: Db,
  authors: readonly NamedAuthor[],
  present: readonly number[],
): Promise<Known[]> {
  const names = [...new Set(authors.map(({ name }) => nameKey(name)))];
  const idsOf = (kind: (typeof IDS)[number]) => authors.flatMap((author) => author[kind] ?? []);
  const rows = await tx.$queryRaw<
    (Ids & {
      id: number;
      name: string;
      nameKey: string;
      coAuthors: string[];
      affiliations: string[];
    })[]
  >`
    SELECT a.id, a.name, a.name_key AS "nameKey", a.orcid, a.open_alex_id AS "openAlexId",
      a.semantic_scholar_id AS "semanticScholarId",
      ARRAY(
        SELECT DISTINCT b.name_key FROM authorships here
        JOIN authorships beside ON beside.paper_id = here.paper_id AND beside.author_id <> a.id
        JOIN authors b ON b.id = beside.author_id WHERE here.author_id = a.id
      ) AS "coAuthors",
      ARRAY(
        SELECT DISTINCT affiliation FROM authorships
        WHERE author_id = a.id AND affiliation IS NOT NULL
      ) AS affiliations
    FROM (
      SELECT near.id FROM unnest(${names}::text[]) AS wanted (name_key)
      CROSS JOIN LATERAL (
        SELECT id FROM authors WHERE authors.name_key = wanted.name_key ORDER BY id LIMIT ${MAX_NAMESAKES}::int
      ) AS near
      UNION SELECT unnest(${present}::int[])
      UNION SELECT id FROM authors WHERE orcid = ANY(${idsOf("orcid")}::text[])
      UNION SELECT id FROM authors WHERE open_alex_id = ANY(${idsOf("openAlexId")}::text[])
      UNION SELECT id FROM authors WHERE semantic_scholar_id = ANY(${idsOf("semanticScholarId")}::text[])
    ) AS near JOIN authors a USING (id) ORDER BY a.id`;
  return rows.map((row) => ({
    ...row,
    coAuthors: new Set(row.coAuthors),
    affiliations: new Set(row.affiliations.map(nameKey)),
  }));
}
