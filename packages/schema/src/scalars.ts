import { DateResolver, DateTimeResolver, URLResolver } from "graphql-scalars";
import { builder } from "./builder.ts";

builder.addScalarType("Date", DateResolver, { description: "A day in UTC, as `2026-01-05`." });
builder.addScalarType("DateTime", DateTimeResolver, {
  description: "A moment, as `2026-01-05T08:30:00Z`.",
});
builder.addScalarType("URL", URLResolver, { description: "A whole address with its scheme." });
