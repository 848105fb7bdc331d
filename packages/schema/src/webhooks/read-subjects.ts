import type { Prisma } from "../../generated/client/client.ts";
import type { Db, Viewer } from "../context.ts";
import { InvalidInputError, NotFoundError } from "../errors.ts";
import type { GlobalId } from "../global-id.ts";
import { readGlobalId } from "../global-id.ts";
import { visibleByKey } from "../lists/own-list.ts";
import { MAX_SUBJECTS } from "./webhook-events.ts";

const PATH = ["input", "subjectIds"];
const KINDS = ["Author", "Org", "List", "Paper"];

/** A filter as it is written, without its webhook. */
type Subject = Pick<
  Prisma.WebhookFilterUncheckedCreateInput,
  "kind" | "authorId" | "orgId" | "listId" | "paperId"
>;

/**
 * Reads the ids of what a webhook is about: authors, orgs, lists and papers.
 * @throws {InvalidInputError} when an id is of something else, or there are too many
 */
export function readSubjectIds(subjectIds: readonly string[]): GlobalId[] {
  const unique = [...new Set(subjectIds)];
  if (unique.length > MAX_SUBJECTS) {
    throw InvalidInputError.at(
      PATH,
      `A webhook is about at most ${MAX_SUBJECTS} authors, orgs, lists and papers: make another.`,
    );
  }
  return unique.map((text) => {
    const id = readGlobalId(text, PATH);
    if (KINDS.includes(id.typename)) return id;
    throw InvalidInputError.at(
      PATH,
      `“${text.slice(0, 80)}” is the global id of a ${id.typename}: name authors, orgs, lists and papers.`,
    );
  });
}

/**
 * Finds what a webhook is about.
 * @throws {NotFoundError} when something is not here, or not the viewer's to see
 */
export async function findSubjects(
  db: Db,
  viewer: Viewer,
  ids: readonly GlobalId[],
): Promise<Subject[]> {
  const subjects: Subject[] = [];
  for (const id of ids) {
    const subject = await findSubject(db, viewer, id);
    if (!subject)
      throw new NotFoundError(`There is no ${id.typename} here with the id that you gave.`);
    subjects.push(subject);
  }
  return subjects;
}

async function findSubject(
  db: Db,
  viewer: Viewer,
  { typename, id }: GlobalId,
): Promise<Subject | null> {
  const where = { id: Number(id) };
  const select = { id: true } as const;
  switch (typename) {
    case "Author":
      return (await db.author.findUnique({ where, select }))
        ? { kind: "AUTHOR", authorId: where.id }
        : null;
    case "Org":
      return (await db.org.findUnique({ where, select })) ? { kind: "ORG", orgId: where.id } : null;
    case "List": {
      const list = await db.list.findFirst({ where: visibleByKey(id, viewer.id), select });
      return list && { kind: "LIST", listId: list.id };
    }
    default: {
      const paper = await db.paper.findFirst({ where: { ...where, hiddenAt: null }, select });
      return paper && { kind: "PAPER", paperId: paper.id };
    }
  }
}
