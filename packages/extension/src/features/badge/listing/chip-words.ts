import type { BadgeFace, BadgeLook, BadgePart } from "../../../badge-look.ts";
import type { PagePaper } from "../../../page-paper.ts";
import { language, t } from "../../../text.ts";
import { badgeWords } from "../badge-words.ts";

/**
 * What stands beside a paper in a listing, in the reader's words: upvotes, the lists it is in, their own vote. Of a
 * paper that is not known, only that the panel can be opened.
 * @param lists by name
 */
export function chipLook(
  { title }: PagePaper,
  face: BadgeFace,
  lists: readonly string[],
): BadgeLook {
  return {
    kind: face.kind,
    before: title === null ? `${t("manifest.name")}: ` : `${title}: `,
    parts: badgeWords(face).flatMap((part) => chipPart(part, lists)),
    after: `. ${t("badge.open")}`,
    language: language(),
  };
}

function chipPart(part: BadgePart, lists: readonly string[]): BadgePart[] {
  const [first, ...more] = lists;
  if (part.kind === "saved" && first !== undefined) {
    const text =
      more.length === 0
        ? t("listing.in", { list: first })
        : t("listing.inMore", { list: first, more: more.length });
    return [{ ...part, text, said: "" }];
  }
  // A word beside each of a hundred unknown papers would be noise: a screen reader has it.
  if (part.kind === "words") return [{ ...part, text: "", said: part.text + part.said }];
  return part.kind === "comments" ? [] : [part];
}

/** The question whether the rest of a listing may be looked up. */
export function questionLook(): BadgeLook {
  const text = t("listing.question");
  return {
    kind: "question",
    before: `${t("manifest.name")}: `,
    parts: [{ kind: "words", text, said: "", isMine: false }],
    after: `. ${t("listing.questionOpens")}`,
    language: language(),
  };
}
