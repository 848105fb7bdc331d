import type { Db } from "../context.ts";
import type { Known, NamedAuthor } from "./known-authors.sql.ts";
import { AUTHOR_IDS, readKnownAuthors } from "./known-authors.sql.ts";
import { nameKey } from "./name-key.ts";
import { insertAuthors, writeIds } from "./write-authors.sql.ts";

/** A person who has a row, or will have one once it is written. */
export interface AuthorRow {
  /** 0 until {@link AuthorResolver.write}. */
  id: number;
}

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
    const isAnybody = papers.some((authors) => authors.length > 0);
    return new AuthorResolver(isAnybody ? await readKnownAuthors(tx, papers, present) : []);
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
    await insertAuthors(tx, [...this.#created]);
    this.#created.clear();
    const learned = [...this.#learned];
    this.#learned.clear();
    await writeIds(tx, learned);
    return learned.length > 0;
  }

  #add(author: Known): void {
    const namesakes = this.#byName.get(author.nameKey);
    if (namesakes) namesakes.push(author);
    else this.#byName.set(author.nameKey, [author]);
    for (const kind of AUTHOR_IDS)
      if (author[kind] !== null) this.#byId.set(`${kind} ${author[kind]}`, author);
  }

  #findById(author: NamedAuthor): Known | undefined {
    for (const kind of AUTHOR_IDS) {
      const known =
        author[kind] === undefined ? undefined : this.#byId.get(`${kind} ${author[kind]}`);
      if (known) return known;
    }
    return undefined;
  }

  #namesakes(author: NamedAuthor, key: string): Known[] {
    return (this.#byName.get(key) ?? []).filter((known) =>
      AUTHOR_IDS.every(
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
      papers: [],
      affiliations: new Set(),
    };
    this.#created.add(known);
    this.#add(known);
    return known;
  }

  /** An id that nobody has yet: of two authors with one ORCID, the source is wrong about the second. */
  #free(kind: (typeof AUTHOR_IDS)[number], author: NamedAuthor): string | null {
    const value = author[kind];
    return value === undefined || this.#byId.has(`${kind} ${value}`) ? null : value;
  }

  #learn(known: Known, author: NamedAuthor, mates: ReadonlySet<string>): void {
    known.papers.push(mates);
    if (author.affiliation !== undefined) known.affiliations.add(nameKey(author.affiliation));
    for (const kind of AUTHOR_IDS) {
      const value = known[kind] === null ? this.#free(kind, author) : null;
      if (value === null) continue;
      known[kind] = value;
      this.#byId.set(`${kind} ${value}`, known);
      if (!this.#created.has(known)) this.#learned.add(known);
    }
  }
}

/** Whether somebody wrote a paper with another one of these names. */
function wroteWith({ papers }: Known, mates: ReadonlySet<string>, key: string): boolean {
  return papers.some((names) => {
    const [few, many] = names.size < mates.size ? [names, mates] : [mates, names];
    for (const name of few) if (name !== key && many.has(name)) return true;
    return false;
  });
}

function mayBeAt(known: Known, { affiliation }: NamedAuthor): boolean {
  return (
    affiliation === undefined ||
    known.affiliations.size === 0 ||
    known.affiliations.has(nameKey(affiliation))
  );
}
