import type { ShownPaper } from "../operations/paper.ts";

interface Props {
  paper: ShownPaper;
  /** The page's, with the server. */
  address: string;
}

/** What a paper's page tells programs: Highwire's tags, by which Google Scholar and Zotero read it, and JSON-LD. */
export function CitationTags({ paper, address }: Props) {
  const value = (scheme: string) => paper.ids.find((id) => id.scheme === scheme)?.value;
  const tags: [string, string | null | undefined][] = [
    ["citation_title", paper.title],
    ...paper.authors.nodes.map(({ name }): [string, string] => ["citation_author", name]),
    ["citation_publication_date", paper.publishedOn?.replaceAll("-", "/")],
    ["citation_doi", value("DOI")],
    ["citation_arxiv_id", value("ARXIV")],
    ["citation_pmid", value("PMID")],
    ["citation_conference_title", paper.venue],
    ["citation_pdf_url", paper.links.pdf],
    ["citation_abstract_html_url", address],
    ["citation_keywords", paper.keywords.join("; ") || null],
  ];
  return (
    <>
      {tags.map(([name, content]) => content && <meta name={name} content={content} />)}
      {paper.publishedOn && <meta property="article:published_time" content={paper.publishedOn} />}
      {/* A block of data is no script: it is not run, and no text in it can end it. */}
      <script
        type="application/ld+json"
        dangerouslySetInnerHTML={{ __html: inScript(linkedData(paper, address)) }}
      />
    </>
  );
}

function linkedData(paper: ShownPaper, address: string): object {
  const { links, authors } = paper;
  return {
    "@context": "https://schema.org",
    "@type": "ScholarlyArticle",
    "@id": address,
    url: address,
    name: paper.title,
    headline: paper.title.slice(0, 110),
    abstract: paper.abstract ?? paper.summary ?? undefined,
    datePublished: paper.publishedOn ?? undefined,
    author: authors.nodes.map(({ name, author }) => ({
      "@type": "Person",
      name,
      ...(author.orcid === null ? {} : { sameAs: `https://orcid.org/${author.orcid}` }),
    })),
    ...(paper.org === null
      ? {}
      : { sourceOrganization: { "@type": "Organization", name: paper.org.name } }),
    keywords: paper.keywords.length === 0 ? undefined : paper.keywords,
    sameAs: paper.ids.map(({ url }) => url),
    identifier: paper.ids.map(({ scheme, value }) => ({
      "@type": "PropertyValue",
      propertyID: scheme,
      value,
    })),
    ...(links.pdf === null
      ? {}
      : {
          encoding: {
            "@type": "MediaObject",
            encodingFormat: "application/pdf",
            contentUrl: links.pdf,
          },
        }),
    commentCount: paper.commentCount,
    interactionStatistic: {
      "@type": "InteractionCounter",
      interactionType: "https://schema.org/LikeAction",
      userInteractionCount: paper.upvoteCount,
    },
  };
}

/** JSON in which nothing can end the element that it stands in. */
function inScript(data: object): string {
  return JSON.stringify(data)
    .replaceAll("<", "\\u003c")
    .replaceAll("\u2028", "\\u2028")
    .replaceAll("\u2029", "\\u2029");
}
