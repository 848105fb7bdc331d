// What Apollo Server and Mercurius serve: the part of the schema that is measured, written by hand as their documentation
// recommends. One statement for the papers, and what hangs on them loaded for all of them together, by DataLoader.
// Nobody signs in here: the header `x-viewer` says who asks. No limits, no cost, no log.
import DataLoader from "dataloader";
import pg from "pg";

export const TYPE_DEFS = `
  scalar Date
  enum FeedPeriod { DAY }
  enum PaperIdScheme { ARXIV DOI OPENREVIEW ACL PMID PMCID CORPUS_ID OPENALEX }
  input PaperRef { arxiv: String! }
  type Query {
    feed(period: FeedPeriod!, on: Date!, first: Int = 20): PaperConnection!
    paper(ref: PaperRef!): Paper
    lookup: Lookup!
  }
  type PaperConnection { nodes: [Paper!]! }
  type Paper {
    id: ID!
    title: String!
    abstract: String
    summary: String
    publishedOn: Date
    keywords: [String!]!
    categories: [String!]!
    authorCount: Int!
    commentCount: Int!
    upvoteCount: Int!
    sourceUpvoteCount: Int!
    viewerHasUpvoted: Boolean!
    authors(first: Int = 20): AuthorshipConnection!
    org: Org
    ids: [PaperIdentifier!]!
  }
  type AuthorshipConnection { nodes: [Authorship!]! }
  type Authorship { name: String! position: Int! author: Author! }
  type Author { name: String! orcid: String }
  type Org { slug: String! name: String! url: String }
  type PaperIdentifier { scheme: PaperIdScheme! value: String! }
  type Lookup { bits: Int! bucket(prefix: String!): LookupBucket! }
  type LookupBucket { bits: Int! papers: [LookupPaper!]! }
  type LookupPaper { id: ID! hashes: [String!]! upvoteCount: Int! commentCount: Int! }
`;

const PAPER = `p.id, p.title, p.abstract, p.summary, p.published_on::text AS "publishedOn", p.keywords, p.categories,
  p.author_count AS "authorCount", p.comment_count AS "commentCount", p.upvote_count AS "upvoteCount",
  p.source_upvote_count AS "sourceUpvoteCount", p.org_id AS "orgId"`;

const STATEMENTS = {
  feed: `SELECT ${PAPER} FROM papers p
          WHERE p.id IN (SELECT paper_id FROM submissions WHERE status = 'LISTED' AND day = $1)
          ORDER BY p.points DESC, p.id DESC LIMIT $2`,
  paper: `SELECT ${PAPER} FROM papers p JOIN paper_ids i ON i.paper_id = p.id
           WHERE i.scheme = 'ARXIV' AND i.value = $1`,
  authors: `SELECT a.paper_id AS "paperId", a.name, a.position, a.author_id AS "authorId"
              FROM unnest($1::int[]) AS wanted (id) CROSS JOIN LATERAL
                   (SELECT * FROM authorships WHERE paper_id = wanted.id ORDER BY position LIMIT $2) a`,
  author: "SELECT id, name, orcid FROM authors WHERE id = ANY($1)",
  orgs: "SELECT id, slug, name, url FROM orgs WHERE id = ANY($1)",
  ids: `SELECT paper_id AS "paperId", scheme, value FROM paper_ids WHERE paper_id = ANY($1) ORDER BY scheme`,
  votes: `SELECT paper_id AS "paperId" FROM votes WHERE user_id = $1 AND paper_id = ANY($2)`,
  bucket: `SELECT p.id, p.upvote_count AS "upvoteCount", p.comment_count AS "commentCount",
                  (SELECT array_agg(encode(sha256(convert_to(lower(i.scheme::text) || ':' || i.value, 'UTF8')), 'hex')
                                    ORDER BY i.scheme, i.value) FROM paper_ids i WHERE i.paper_id = p.id) AS hashes
             FROM papers p
            WHERE p.id IN (SELECT paper_id FROM paper_ids WHERE lookup16 BETWEEN $1 AND $2) ORDER BY p.id`,
};

/** @param {string} databaseUrl */
export function openPool(databaseUrl) {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 10 });
  /** @param {keyof typeof STATEMENTS} name @param {unknown[]} values */
  const query = async (name, values) =>
    (await pool.query({ name, text: STATEMENTS[name], values })).rows;
  return { query, close: () => pool.end() };
}

/**
 * The context of a request: each has its own loaders, as one request's rows are not another's to see.
 *
 * @param {ReturnType<typeof openPool>["query"]} query
 * @param {string} viewer
 */
export function createContext(query, viewer) {
  /** @param {readonly unknown[]} keys @param {any[]} rows @param {string} key */
  const inOrder = (keys, rows, key) => {
    const found = new Map(rows.map((row) => [row[key], row]));
    return keys.map((id) => found.get(id) ?? null);
  };
  /** @param {readonly unknown[]} keys @param {any[]} rows */
  const inGroups = (keys, rows) => {
    const groups = new Map(keys.map((id) => [id, /** @type {any[]} */ ([])]));
    for (const row of rows) groups.get(row.paperId)?.push(row);
    return keys.map((id) => groups.get(id) ?? []);
  };
  /** @type {Map<number, DataLoader<number, any[]>>} */
  const authors = new Map();
  return {
    query,
    /** @param {number} first */
    authors(first) {
      let loader = authors.get(first);
      if (!loader) {
        loader = new DataLoader(async (ids) => inGroups(ids, await query("authors", [ids, first])));
        authors.set(first, loader);
      }
      return loader;
    },
    author: new DataLoader(async (/** @type {readonly number[]} */ ids) =>
      inOrder(ids, await query("author", [ids]), "id"),
    ),
    org: new DataLoader(async (/** @type {readonly number[]} */ ids) =>
      inOrder(ids, await query("orgs", [ids]), "id"),
    ),
    ids: new DataLoader(async (/** @type {readonly number[]} */ ids) =>
      inGroups(ids, await query("ids", [ids])),
    ),
    vote: new DataLoader(async (/** @type {readonly number[]} */ ids) => {
      const rows = await query("votes", [viewer, ids]);
      const voted = new Set(rows.map(({ paperId }) => paperId));
      return ids.map((id) => voted.has(id));
    }),
  };
}

/** @typedef {ReturnType<typeof createContext>} Context */

/** @param {{ id: number }} paper */
const globalId = ({ id }) => Buffer.from(`Paper:${id}`).toString("base64");

/**
 * @param {number} bits how many bits of a prefix are published
 * @returns {any} resolvers, as both servers take them
 */
export function createResolvers(bits) {
  return {
    Query: {
      /** @param {any} _root @param {{ on: string, first: number }} args @param {Context} context */
      feed: async (_root, { on, first }, { query }) => ({
        nodes: await query("feed", [on, first]),
      }),
      /** @param {any} _root @param {{ ref: { arxiv: string } }} args @param {Context} context */
      paper: async (_root, { ref }, { query }) => (await query("paper", [ref.arxiv]))[0] ?? null,
      lookup: () => ({ bits }),
    },
    Paper: {
      id: globalId,
      /** @param {any} paper @param {any} _args @param {Context} context */
      viewerHasUpvoted: ({ id }, _args, { vote }) => vote.load(id),
      /** @param {any} paper @param {{ first: number }} args @param {Context} context */
      authors: async ({ id }, { first }, context) => ({
        nodes: await context.authors(first).load(id),
      }),
      /** @param {any} paper @param {any} _args @param {Context} context */
      org: ({ orgId }, _args, { org }) => (orgId === null ? null : org.load(orgId)),
      /** @param {any} paper @param {any} _args @param {Context} context */
      ids: ({ id }, _args, { ids }) => ids.load(id),
    },
    Authorship: {
      /** @param {any} authorship @param {any} _args @param {Context} context */
      author: ({ authorId }, _args, { author }) => author.load(authorId),
    },
    Lookup: {
      /** @param {any} _lookup @param {{ prefix: string }} args @param {Context} context */
      bucket: async (_lookup, { prefix }, { query }) => {
        const shift = 16 - bits;
        const first = (Number.parseInt(prefix.padEnd(4, "0"), 16) >> shift) << shift;
        return { bits, papers: await query("bucket", [first, first + 2 ** shift - 1]) };
      },
    },
    LookupPaper: { id: globalId },
  };
}
