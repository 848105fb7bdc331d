import type { Db } from "../context.ts";
import { InvalidInputError } from "../errors.ts";
import { parseComment, RENDERER } from "./render-comment.ts";

/** A comment's text as it is stored. */
export interface WrittenComment {
  text: { body: string; bodyHtml: string; renderer: number; handles: string[] };
  /** The rows of those it mentions. */
  mentioned: string[];
}

/**
 * Renders a text and finds out whom it mentions: people who are here, at most twenty.
 * @throws {InvalidInputError} when it would become far longer than it is
 */
export async function writeComment(db: Db, body: string): Promise<WrittenComment> {
  const parsed = parseComment(body) ?? refuseLength();
  const people =
    parsed.handles.length === 0
      ? []
      : await db.user.findMany({
          where: { handle: { in: parsed.handles } },
          select: { id: true, handle: true },
          orderBy: { id: "asc" },
        });
  const handles = people.flatMap(({ handle }) => handle ?? []);
  const bodyHtml = parsed.render(handles) ?? refuseLength();
  return {
    text: { body, bodyHtml, renderer: RENDERER, handles },
    mentioned: people.map(({ id }) => id),
  };
}

function refuseLength(): never {
  throw InvalidInputError.at(
    ["input", "body"],
    "Formatted, this becomes far longer than it is: use fewer table cells, links and mentions.",
  );
}
