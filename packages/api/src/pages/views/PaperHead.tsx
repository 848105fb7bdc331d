import { authorPath, orgPath } from "../addresses.ts";
import type { ShownPaper } from "../operations/paper.ts";
import { mediumDay } from "../periods.ts";
import { ListPicker } from "./ListPicker.tsx";
import { Submitter } from "./PaperCard.tsx";
import { SaveButton } from "./SaveButton.tsx";
import { VoteBox } from "./VoteBox.tsx";

interface Props {
  paper: ShownPaper;
  /** The viewer's. */
  lists: readonly { id: string; name: string; isDefault: boolean }[];
}

/** What a paper is called, whose it is, and what one does with it. */
export function PaperHead({ paper, lists }: Props) {
  const { links } = paper;
  return (
    <header class="paper-head" id="paper">
      <VoteBox paper={paper} part="paper" />
      <div>
        <h1 dir="auto">{paper.title}</h1>
        <p class="authors" dir="auto">
          {paper.authors.nodes.map(({ name, author }, index) => (
            <>
              {index > 0 && ", "}
              <a href={authorPath(author.id)}>{name}</a>
            </>
          ))}
          {paper.authorCount > paper.authors.nodes.length &&
            ` and ${paper.authorCount - paper.authors.nodes.length} more`}
        </p>
        <div class="meta">
          {paper.org && (
            <a class="org" href={orgPath(paper.org.slug)} dir="auto">
              {paper.org.name}
            </a>
          )}
          {paper.publishedOn && (
            <time dateTime={paper.publishedOn}>{mediumDay(paper.publishedOn)}</time>
          )}
          {paper.venue && <span dir="auto">{paper.venue}</span>}
          {paper.firstListedOn && (
            <a href={`/days/${paper.firstListedOn}`}>
              on the list of {mediumDay(paper.firstListedOn)}
            </a>
          )}
          <Submitter submission={paper.submission} />
        </div>
        <div class="row">
          <SaveButton paper={paper} part="paper" class="btn" />
          <ListPicker paper={paper} lists={lists} />
          {links.pdf && (
            <a class="btn" href={links.pdf} rel="noopener">
              PDF
            </a>
          )}
          {links.landing && (
            <a class="btn" href={links.landing} rel="noopener">
              Read it at its source
            </a>
          )}
          {links.code && (
            <a class="btn" href={links.code} rel="nofollow noopener">
              Code{paper.codeStars === null ? "" : ` ★ ${paper.codeStars.toLocaleString("en")}`}
            </a>
          )}
          {links.project && (
            <a class="btn" href={links.project} rel="nofollow noopener">
              Project
            </a>
          )}
        </div>
      </div>
    </header>
  );
}
