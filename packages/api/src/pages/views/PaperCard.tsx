import type { ComponentChildren } from "preact";
import { authorPath, orgPath, paperPath, withQuery } from "../addresses.ts";
import type { CardPaper } from "../operations/card.ts";
import { mediumDay } from "../periods.ts";
import { shorten } from "../shorten.ts";
import { SaveButton } from "./SaveButton.tsx";
import { VoteBox } from "./VoteBox.tsx";
import { partOf } from "./visit-context.ts";

interface Props {
  paper: CardPaper;
  /** What a list knows of it beside. */
  children?: ComponentChildren;
}

/** What a card tells of an abstract, in characters: three lines. */
const EXCERPT = 300;

/** A paper as lists show it: vote, title, what it says, whose and when. */
export function PaperCard({ paper, children }: Props) {
  const part = partOf("p", paper.id);
  const text = paper.abstract ?? paper.summary;
  const address = paperPath(paper);
  return (
    <li class="paper-card" id={part}>
      <VoteBox paper={paper} part={part} />
      <article>
        <h2>
          <a href={address} dir="auto">
            {paper.title}
          </a>
        </h2>
        {text && (
          <p class="abstract" dir="auto">
            {shorten(text, EXCERPT)}
          </p>
        )}
        {children}
        <div class="meta">
          {paper.org && (
            <a class="org" href={orgPath(paper.org.slug)} dir="auto">
              {paper.org.name}
            </a>
          )}
          <Authors paper={paper} />
          {paper.publishedOn && (
            <time dateTime={paper.publishedOn}>{mediumDay(paper.publishedOn)}</time>
          )}
          <a href={`${address}#comments`}>{counted(paper.commentCount, "comment")}</a>
          {paper.links.code && (
            <a href={paper.links.code} rel="nofollow noopener">
              Code
            </a>
          )}
          <Submitter submission={paper.submission} />
          <SaveButton paper={paper} part={part} />
        </div>
      </article>
    </li>
  );
}

function Authors({ paper }: { paper: CardPaper }) {
  const named = paper.authors.nodes;
  const more = paper.authorCount - named.length;
  if (named.length === 0) return null;
  return (
    <span class="authors" dir="auto">
      {named.map(({ name, author }, index) => (
        <>
          {index > 0 && ", "}
          <a href={authorPath(author.id)}>{name}</a>
        </>
      ))}
      {more > 0 && ` + ${more} more`}
    </span>
  );
}

/** Who put it on the list; nobody where a source did. */
export function Submitter({ submission }: Pick<CardPaper, "submission">) {
  const submitter = submission?.submitter;
  if (!submitter) return null;
  return (
    <span>
      submitted by{" "}
      <bdi title={`@${submitter.handle}`}>{submitter.name || `@${submitter.handle}`}</bdi>
    </span>
  );
}

interface CardsProps {
  papers: readonly CardPaper[];
  /** Where there are none. */
  empty: ComponentChildren;
}

/** Papers, one below the other. */
export function PaperCards({ papers, empty }: CardsProps) {
  if (papers.length === 0) return <div class="empty">{empty}</div>;
  return (
    <ol class="cards">
      {papers.map((paper) => (
        <PaperCard paper={paper} />
      ))}
    </ol>
  );
}

interface MoreProps {
  path: string;
  query?: Readonly<Record<string, string | null>>;
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
}

/** The way to what follows. */
export function MoreLink({ path, query = {}, pageInfo }: MoreProps) {
  if (!pageInfo.hasNextPage) return null;
  return (
    <p class="more">
      <a class="btn" rel="next" href={withQuery(path, { ...query, after: pageInfo.endCursor })}>
        More papers
      </a>
    </p>
  );
}

/** `1 comment`, `4 comments` */
export function counted(count: number, what: string): string {
  return `${count.toLocaleString("en")} ${what}${count === 1 ? "" : "s"}`;
}
