import type { Db } from "../context.ts";

/**
 * Holds people whom rows are about to refer to, before anything of theirs is locked: who is leaving is waited for, and is
 * not here then. Always in one order.
 * @returns those who are here
 */
export async function holdPeople(tx: Db, ids: readonly string[]): Promise<string[]> {
  const people = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM people WHERE id = ANY(${ids}::text[]) ORDER BY id FOR KEY SHARE`;
  return people.map(({ id }) => id);
}
