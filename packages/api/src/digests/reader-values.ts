import type { PrismaClient } from "@paperround/schema/context";
import type { LinkSubject } from "@paperround/schema/digests/confirm-subscription";
import { REPLACED } from "@paperround/schema/digests/confirm-subscription";
import { shownAddress } from "@paperround/schema/digests/mail-address";
import { ConflictError, InvalidInputError } from "@paperround/schema/errors";
import { readRowId } from "@paperround/schema/global-id";
import { AT_FIRST } from "./preference-form.ts";
import type { FormValues } from "./preference-form.ts";

/** So many authors and orgs may stand in an address. */
const MOST_NAMED = 20;

/** What a form begins with for whoever comes from the page of an author or org: `?author=ID&org=ID`. */
export async function valuesAsked(db: PrismaClient, query: URLSearchParams): Promise<FormValues> {
  const authors = readRows("Author", query.getAll("author"));
  const orgs = readRows("Org", query.getAll("org"));
  return { ...AT_FIRST, ...(await named(db, authors, orgs)) };
}

/**
 * A reader's preferences as they are.
 * @throws {ConflictError} when their link is of before
 */
export async function readerValues(
  db: PrismaClient,
  { subscriptionId, linkVersion }: LinkSubject,
): Promise<{ values: FormValues; email: string; next: string }> {
  const row = await db.digestSubscription.findUnique({ where: { id: subscriptionId } });
  if (row?.state !== "ACTIVE" || row.linkVersion !== linkVersion) throw new ConflictError(REPLACED);
  return {
    values: {
      ...row,
      ...(await named(db, row.authorIds, row.orgIds)),
      followed: row.userId === null ? null : row.followed,
    },
    email: shownAddress(row.email),
    next: momentIn(row.timeZone, row.nextDueAt),
  };
}

/** A moment as somebody in a time zone says it. */
function momentIn(timeZone: string, moment: Date | null): string {
  if (moment === null) return "a day to come";
  const options = { dateStyle: "full", timeStyle: "short", timeZone } as const;
  return `${new Intl.DateTimeFormat("en-GB", options).format(moment)} (${timeZone})`;
}

async function named(
  db: PrismaClient,
  authorIds: readonly number[],
  orgIds: readonly number[],
): Promise<Pick<FormValues, "authors" | "orgs">> {
  const read = { select: { id: true, name: true } } as const;
  const authors =
    authorIds.length === 0
      ? []
      : await db.author.findMany({ ...read, where: { id: { in: [...authorIds] } } });
  const orgs =
    orgIds.length === 0
      ? []
      : await db.org.findMany({ ...read, where: { id: { in: [...orgIds] } } });
  const global = (type: string) => (one: { id: number; name: string }) => ({
    id: Buffer.from(`${type}:${one.id}`).toString("base64"),
    name: one.name,
  });
  return { authors: authors.map(global("Author")), orgs: orgs.map(global("Org")) };
}

/** Those that are none are left out: nobody typed them. */
function readRows(type: "Author" | "Org", ids: readonly string[]): number[] {
  return ids.slice(0, MOST_NAMED).flatMap((id) => {
    try {
      return [readRowId(type, id, [])];
    } catch (error) {
      if (error instanceof InvalidInputError) return [];
      throw error;
    }
  });
}
