import { readFile, writeFile } from "node:fs/promises";
import { lexicographicSortSchema, printSchema } from "graphql";
import { schema } from "../src/index.ts";

// Prints the schema, sorted, to schema.graphql; with --check it only says whether that file is up to date.

const file = new URL("../schema.graphql", import.meta.url);
const printed = `${printSchema(lexicographicSortSchema(schema))}\n`;

if (process.argv.includes("--check")) {
  const committed = await readFile(file, "utf8").catch(() => "");
  if (committed !== printed) {
    console.error(
      "schema.graphql is not what the code says: run `pnpm print:schema` and commit the result.",
    );
    process.exitCode = 1;
  }
} else {
  await writeFile(file, printed);
  console.log(`Printed ${printed.split("\n").length} lines to packages/schema/schema.graphql.`);
}
