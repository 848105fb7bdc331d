import { registerSqlFields } from "../sql-fields.ts";

registerSqlFields("Paper", {
  isHidden: { value: ({ row }) => `(${row}.hidden_at IS NOT NULL)` },
});
