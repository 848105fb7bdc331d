import { registerSqlFields } from "../sql-fields.ts";
import type { SqlPlace } from "../sql-fields.ts";

const of = (column: string) => ({
  value: ({ row }: SqlPlace) =>
    `(SELECT c.${column} FROM code_repositories c WHERE c.name = ${row}.code_repository)`,
});

registerSqlFields("Paper", {
  codeStars: of("star_count"),
  codeStarsAt: {
    ...of("counted_at"),
    decode: (moment: string | null) => (moment === null ? null : new Date(moment)),
  },
});
