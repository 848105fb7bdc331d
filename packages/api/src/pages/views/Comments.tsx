import { withQuery } from "../addresses.ts";
import type { ShownPaper, Thread } from "../operations/paper.ts";
import { CommentForm } from "./CommentForm.tsx";
import { CommentText } from "./CommentText.tsx";
import { counted } from "./PaperCard.tsx";
import { signInPath } from "./SiteHeader.tsx";
import { useHere, useVisit } from "./visit-context.ts";

interface Props {
  paper: Pick<ShownPaper, "id" | "comments" | "commentCount">;
  path: string;
}

/** What people say of a paper, and the form to say something oneself. */
export function Comments({ paper, path }: Props) {
  const { viewer } = useVisit();
  const here = useHere("comments");
  const { nodes, pageInfo } = paper.comments;
  return (
    <section class="face comments" id="comments" aria-labelledby="comments-title">
      <h2 id="comments-title">{counted(paper.commentCount, "comment")}</h2>
      {viewer === null ? (
        <p>
          <a class="btn" rel="nofollow" href={signInPath(here)}>
            Sign in to comment
          </a>
        </p>
      ) : (
        <CommentForm paperId={paper.id} />
      )}
      {nodes.length > 0 && (
        <ol class="threads">
          {nodes.map((thread) => (
            <CommentThread thread={thread} />
          ))}
        </ol>
      )}
      {pageInfo.hasNextPage && (
        <p class="more">
          <a class="btn" href={`${withQuery(path, { after: pageInfo.endCursor })}#comments`}>
            Older comments
          </a>
        </p>
      )}
    </section>
  );
}

function CommentThread({ thread }: { thread: Thread }) {
  const { viewer } = useVisit();
  const more = thread.replyCount - thread.replies.nodes.length;
  return (
    <li>
      <CommentText comment={thread} />
      {thread.replies.nodes.length > 0 && (
        <ol class="replies">
          {thread.replies.nodes.map((reply) => (
            <li>
              <CommentText comment={reply} />
            </li>
          ))}
        </ol>
      )}
      {more > 0 && thread.replies.pageInfo.hasNextPage && (
        <p class="hint">and {counted(more, "more answer")}</p>
      )}
      {viewer !== null && <CommentForm replyTo={thread.id} />}
    </li>
  );
}
