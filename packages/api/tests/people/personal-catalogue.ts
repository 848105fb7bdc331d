import type { PrismaClient } from "@paperround/schema/context";

/** A column that refers to a person. */
export interface PersonalColumn {
  /** `table.column`. */
  place: string;
  /** What the database does with its row when the person goes; null where it does not know of the person. */
  onDelete: "cascade" | "set null" | "other" | null;
}

/** Names that columns of people have, where nothing else tells. */
const NAMES =
  /(?:^|_)(?:user|person|people|owner|submitter|viewer|reporter|actor|recipient|moderator|follower|mentioned|account)_id$|_by(?:_id)?$|(?:^|_)list_of$/;

/** Every column that refers to a person, as the database's own catalogue has it. */
export async function personalColumns(db: PrismaClient): Promise<PersonalColumn[]> {
  const tied = await db.$queryRaw<{ place: string; action: string }[]>`
    SELECT rel.relname || '.' || att.attname AS place, con.confdeltype::text AS action
    FROM pg_constraint con
    JOIN pg_class rel ON rel.oid = con.conrelid
    JOIN pg_attribute att ON att.attrelid = con.conrelid AND att.attnum = ANY(con.conkey)
    WHERE con.contype = 'f' AND con.confrelid = 'people'::regclass`;
  const texts = await db.$queryRaw<{ place: string; column: string }[]>`
    SELECT table_name || '.' || column_name AS place, column_name AS column FROM information_schema.columns
    WHERE table_schema = 'public' AND data_type = 'text'`;
  const known = new Map(tied.map(({ place, action }) => [place, action]));
  const actions: Record<string, PersonalColumn["onDelete"]> = { c: "cascade", n: "set null" };
  return [
    ...tied.map(({ place, action }) => ({
      place,
      onDelete: actions[action] ?? ("other" as const),
    })),
    ...texts
      .filter(({ place, column }) => !known.has(place) && NAMES.test(column))
      .filter(({ place }) => place !== "accounts.account_id")
      .map(({ place }) => ({ place, onDelete: null })),
  ];
}
