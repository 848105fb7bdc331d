import { t } from "../../text.ts";
import { Fold } from "../../ui/Fold.tsx";
import { Later } from "../../ui/Later.tsx";
import type { DiscussionProps } from "./Discussion.tsx";

/** The discussion, closed until the reader wants it: neither its code nor a comment is loaded before. */
export function DiscussionFold(props: DiscussionProps) {
  return (
    <Fold title={t("discussion.title")} count={props.paper.commentCount}>
      <Later load={loadDiscussion} props={props} />
    </Fold>
  );
}

const loadDiscussion = () => import("./Discussion.tsx").then(({ Discussion }) => Discussion);
