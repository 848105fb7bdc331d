import { atomFeed } from "./atom-feed.ts";
import { openAlexWork } from "./made-up-answers.ts";

/** What the daily papers' API says of a paper, as far as a test looks at it. */
export interface DumpEntry {
  day: string;
  numComments?: number;
  paper: {
    id: string;
    title: string;
    summary: string;
    publishedAt: string;
    upvotes?: number;
    authors: { name: string }[];
    organization?: { name: string; fullname?: string };
  };
}

/** arXiv's Atom answer about papers: escaped, with broken lines, in their latest versions, some with the publisher's DOI. */
export function retoldByArxiv(entries: readonly DumpEntry[]): string {
  return atomFeed(
    entries.map(({ paper }, index) => ({
      id: `${paper.id}v${1 + (index % 3)}`,
      title: escaped(paper.title).replaceAll(/(.{60}\S*) /g, "$1\n  "),
      summary: escaped(paper.summary),
      published: paper.publishedAt,
      authors: paper.authors.map(({ name }) => escaped(name)),
      ...(index % 4 === 0 && { doi: doiOf(paper.id) }),
    })),
  );
}

/** How OpenAlex knows a paper: what it says beside the title and the people. */
const WAYS: readonly ((id: string) => object)[] = [
  // As arXiv's own DOI.
  (id) => ({ doi: `https://doi.org/10.48550/arxiv.${id}`, locations: [] }),
  // As published, with the copy on arXiv among its places.
  (id) => ({
    doi: `https://doi.org/${doiOf(id).toUpperCase()}`,
    locations: [
      { landing_page_url: `https://doi.org/${doiOf(id)}` },
      { landing_page_url: `http://arxiv.org/abs/${id}v2` },
    ],
  }),
  // The copy alone.
  (id) => ({ doi: null, locations: [{ landing_page_url: `https://arxiv.org/pdf/${id}` }] }),
  // As published, by a DOI that nobody else has told of: title, year and authors must do.
  (id) => ({ doi: `https://doi.org/10.5555/only.openalex.${id}`, locations: [] }),
];

/** The last of the {@link WAYS}, by which a paper is recognised only where its title says enough. */
const BY_TITLE = WAYS.length - 1;

/** OpenAlex' answer about papers. */
export function retoldByOpenAlex(
  entries: readonly DumpEntry[],
  hasTellingTitle: (entry: DumpEntry) => boolean,
) {
  const results = entries.map((entry, index) => {
    const { paper } = entry;
    const way = index % WAYS.length;
    const title = way === BY_TITLE ? paper.title : paper.title.toUpperCase();
    const chosen = way === BY_TITLE && !hasTellingTitle(entry) ? 0 : way;
    return openAlexWork({
      title,
      index,
      more: {
        ids: {},
        publication_date: paper.publishedAt.slice(0, 10),
        abstract_inverted_index: null,
        authorships: paper.authors.map(({ name }, place) => ({
          author: {
            id: `https://openalex.org/A${9_000_000_000 + index * 10_000 + place}`,
            display_name: name,
          },
          institutions: [],
        })),
        ...WAYS[chosen]?.(paper.id),
      },
    });
  });
  return { meta: { count: results.length, next_cursor: null }, results };
}

function doiOf(arxivId: string): string {
  return `10.5555/proceedings.${arxivId}`;
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
