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
 * Renders a text and finds out whom it mentions: people who are here, at most twenty. They are held until the
 * transaction ends: who is leaving is waited for, and mentioned no more.
 * @throws {InvalidInputError} when it would become far longer than it is
 */
export async function writeComment(tx: Db, body: string): Promise<WrittenComment> {
  const parsed = parseComment(body) ?? refuseLength();
  const people =
    parsed.handles.length === 0
      ? []
      : await tx.$queryRaw<{ id: string; handle: string }[]>`
          SELECT id, handle FROM people WHERE handle = ANY(${parsed.handles}::text[]) ORDER BY id FOR KEY SHARE`;
  const handles = people.map(({ handle }) => handle);
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
