import { InvalidInputError } from "@paperround/schema/errors";
import { namedPaper } from "../../files/paper-name.ts";
import { paperName, paperPath, withQuery } from "../addresses.ts";
import { paperOperation } from "../operations/paper.ts";
import type { PaperData, ShownPaper } from "../operations/paper.ts";
import { shorten } from "../shorten.ts";
import { CitationTags } from "../views/CitationTags.tsx";
import { CitePaper } from "../views/CitePaper.tsx";
import { Comments } from "../views/Comments.tsx";
import { PaperFacts } from "../views/PaperFacts.tsx";
import { PaperHead } from "../views/PaperHead.tsx";
import { RelatedPapers } from "../views/RelatedPapers.tsx";
import { SubscribeBox } from "../views/SubscribeBox.tsx";
import type { Answer, Visit } from "../visit.ts";

/** Longer than any id of a paper. */
const LONGEST_NAME = 500;

/** A paper, by whatever name. There is one address of each: what else leads to it, leads there. */
export async function paperPage(visit: Visit, [name = ""]: string[]): Promise<Answer> {
  if (name.length > LONGEST_NAME || /\p{Cc}/u.test(name))
    throw InvalidInputError.at(["name"], "This is no id of a paper.");
  const { url, viewer, ask } = visit;
  const after = url.searchParams.get("after");
  const operation = paperOperation(viewer !== null);
  const data = await ask(operation, { ref: namedPaper(name), after }).catch((error: unknown) => {
    // Of the name alone: a cursor that is none is told of.
    if (error instanceof InvalidInputError && isAboutName(error)) return null;
    throw error;
  });
  const paper = data?.paper;
  if (!data || !paper) return null;
  const path = paperPath(paper);
  // However an address is encoded on its way here, it is the same one.
  if (name !== paperName(paper) || /%2f/i.test(url.pathname))
    return { to: path + url.search, permanent: true };
  return {
    title: paper.title,
    description: shorten(paper.abstract ?? paper.summary ?? authorsLine(paper), 200),
    path: withQuery(path, { after }),
    kind: "article",
    indexed: after === null && !paper.isHidden,
    data,
    head: () => <CitationTags paper={paper} address={visit.publicUrl + path} />,
    body: () => <PaperBody data={data} paper={paper} path={path} />,
  };
}

function isAboutName({ fields }: InvalidInputError): boolean {
  return fields.some(({ path }) => path.includes("ref"));
}

function authorsLine({ authors, title }: ShownPaper): string {
  const names = authors.nodes.slice(0, 5).map(({ name }) => name);
  return names.length === 0 ? title : `By ${names.join(", ")}`;
}

function PaperBody({ data, paper, path }: { data: PaperData; paper: ShownPaper; path: string }) {
  const text = paper.abstract ?? paper.summary;
  return (
    <div class="wide columns">
      <div class="primary-column">
        <article class="face paper">
          <PaperHead paper={paper} lists={data.viewer?.lists.nodes ?? []} />
          <section class="sec" aria-labelledby="abstract">
            <h2 id="abstract">{paper.abstract === null ? "In short" : "Abstract"}</h2>
            {text ? (
              <p class="long" dir="auto">
                {text}
              </p>
            ) : (
              <p class="hint">
                {paper.abstractStatus === "WITHHELD"
                  ? "There is one, which may not be published again here: read it at its source."
                  : "None is known here."}
              </p>
            )}
          </section>
          <PaperFacts paper={paper} />
          <CitePaper paper={paper} path={path} />
        </article>
        <Comments paper={paper} path={path} />
      </div>
      <aside aria-label="More">
        <RelatedPapers edges={paper.related.edges} />
        <SubscribeBox />
      </aside>
    </div>
  );
}
