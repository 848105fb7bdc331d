import { InvalidInputError } from "@paperround/schema/errors";
import { withQuery } from "../addresses.ts";
import { searchOperation } from "../operations/catalogue.ts";
import type { SearchData } from "../operations/catalogue.ts";
import { counted, MoreLink, PaperCards } from "../views/PaperCard.tsx";
import { useVisit } from "../views/visit-context.ts";
import type { Answer, Visit } from "../visit.ts";

const SORTS = { relevance: "RELEVANCE", newest: "NEWEST", votes: "VOTES" } as const;
type Sort = keyof typeof SORTS;
const SORT_NAMES: Readonly<Record<Sort, string>> = {
  relevance: "Best fit",
  newest: "Newest",
  votes: "Most upvotes",
};

const LONGEST = 500;

/** What a search finds. */
export async function searchPage({ url, viewer, ask }: Visit): Promise<Answer> {
  const q = (url.searchParams.get("q") ?? "").trim();
  const after = url.searchParams.get("after");
  const asked = url.searchParams.get("sort") ?? "relevance";
  const sort: Sort = Object.hasOwn(SORTS, asked) ? (asked as Sort) : "relevance";
  if (q.length > LONGEST || /\p{Cc}/u.test(q))
    throw InvalidInputError.at(["q"], "A search has at most 500 characters, all of them visible.");
  const data =
    q === ""
      ? null
      : await ask(searchOperation(viewer !== null), { query: q, sort: SORTS[sort], after });
  const query = { q, sort: sort === "relevance" ? null : sort };
  return {
    title: q === "" ? "Search" : `${q} – search`,
    description: "Papers that fit a search.",
    path: withQuery("/search", { ...query, after }),
    indexed: false,
    data: { data, q, sort },
    body: () => <SearchBody data={data} q={q} sort={sort} />,
  };
}

function SearchBody({ data, q, sort }: { data: SearchData | null; q: string; sort: Sort }) {
  const query = { q, sort: sort === "relevance" ? null : sort };
  return (
    <div class="wide columns">
      <div class="primary-column face">
        <div class="top">
          <h1>Search</h1>
          {data === null ? (
            <p>Words, a title, an author, an arXiv id or a DOI.</p>
          ) : (
            <Found search={data.search} q={q} />
          )}
          {data !== null && data.search.nodes.length > 0 && <Sorts q={q} sort={sort} />}
        </div>
        {data !== null && (
          <>
            <PaperCards
              papers={data.search.nodes}
              empty={<p>Nothing fits. Try fewer or other words.</p>}
            />
            <MoreLink path="/search" query={query} pageInfo={data.search.pageInfo} />
          </>
        )}
      </div>
      <SearchHelp />
    </div>
  );
}

function Found({ search, q }: { search: SearchData["search"]; q: string }) {
  const { totalCount, totalCountIsExact, correctedQuery } = search;
  return (
    <p>
      {totalCountIsExact ? "" : "More than "}
      {counted(totalCount, "paper")} for <bdi>“{correctedQuery ?? q}”</bdi>
      {correctedQuery !== null && (
        <>
          , instead of <bdi>“{q}”</bdi>
        </>
      )}
    </p>
  );
}

function Sorts({ q, sort }: { q: string; sort: Sort }) {
  return (
    <nav class="tabs" aria-label="Order">
      {(Object.keys(SORTS) as Sort[]).map((one) => (
        <a
          href={withQuery("/search", { q, sort: one === "relevance" ? null : one })}
          aria-current={one === sort ? "page" : undefined}
        >
          {SORT_NAMES[one]}
        </a>
      ))}
    </nav>
  );
}

const HINTS = [
  ['"exact words"', "words that stand together"],
  ["-word", "papers without it"],
  ["author:bengio", "by somebody of this name"],
  ["org:nvidia", "of an org"],
  ["category:cs.CL", "of a category"],
  ["year:2024..", "from a year on"],
  ["has:code", "with code"],
] as const;

function SearchHelp() {
  const { settings } = useVisit();
  return (
    <aside aria-label="How to search">
      <section class="box" aria-labelledby="how">
        <h2 id="how">How to search {settings.siteName}</h2>
        <ul class="hints">
          {HINTS.map(([what, means]) => (
            <li>
              <code>{what}</code> <span class="hint">{means}</span>
            </li>
          ))}
        </ul>
      </section>
    </aside>
  );
}
