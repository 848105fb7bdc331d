import { withQuery } from "../addresses.ts";
import type { ShownPaper } from "../operations/paper.ts";
import { mediumDay } from "../periods.ts";

const SCHEMES: Readonly<Record<string, string>> = {
  ACL: "ACL Anthology",
  ARXIV: "arXiv",
  CORPUS_ID: "Semantic Scholar",
  DOI: "DOI",
  OPENALEX: "OpenAlex",
  OPENREVIEW: "OpenReview",
  PMCID: "PubMed Central",
  PMID: "PubMed",
};

/** Where else a paper is, and what it is about. */
export function PaperFacts({ paper }: { paper: ShownPaper }) {
  const words = [...new Set([...paper.categories, ...paper.keywords])];
  const versions = paper.versions.filter(({ publishedOn }) => publishedOn !== null);
  return (
    <section class="sec" aria-labelledby="copies">
      <h2 id="copies">Copies</h2>
      <ul class="copies">
        {paper.ids.map(({ scheme, value, url }) => (
          <li>
            <span class="hint">{SCHEMES[scheme] ?? scheme}</span>{" "}
            <a href={url} rel="noopener">
              <bdi>{value}</bdi>
            </a>
          </li>
        ))}
      </ul>
      {versions.length > 1 && (
        <p class="hint">
          {versions
            .map(({ version, publishedOn }) => `v${version} of ${mediumDay(publishedOn ?? "")}`)
            .join(" · ")}
        </p>
      )}
      {paper.sources.length > 0 && (
        <p class="hint">
          Known from{" "}
          {paper.sources.map(({ source, url }, index) => (
            <>
              {index > 0 && ", "}
              {url === null ? (
                <bdi>{source}</bdi>
              ) : (
                <a href={url} rel="nofollow noopener">
                  <bdi>{source}</bdi>
                </a>
              )}
            </>
          ))}
        </p>
      )}
      {words.length > 0 && (
        <p class="tags">
          {words.slice(0, 20).map((word) => (
            <a
              class="tag"
              rel="nofollow"
              dir="auto"
              href={withQuery("/search", { q: asked(paper, word) })}
            >
              {word}
            </a>
          ))}
        </p>
      )}
    </section>
  );
}

/** The search for other papers with a word. */
function asked({ categories }: ShownPaper, word: string): string {
  return `${categories.includes(word) ? "category" : "keyword"}:"${word.replaceAll('"', "")}"`;
}
