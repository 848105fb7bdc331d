/**
 * Writes generated/graphql-env.d.ts, the types of schema.graphql that gql.tada reads, when
 * schema.graphql has changed since it was last written. Run before types are checked; what is built
 * and run needs no types.
 */
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { minifyIntrospection, outputIntrospectionFile } from "@gql.tada/internal";
import { buildSchema, introspectionFromSchema } from "graphql";

const schemaFile = fileURLToPath(new URL("../../schema/schema.graphql", import.meta.url));
const outputFile = fileURLToPath(new URL("../generated/graphql-env.d.ts", import.meta.url));

if (!existsSync(schemaFile)) {
  console.error(`${schemaFile} is missing. Print it first: pnpm print:schema`);
  process.exit(1);
}
const sdl = readFileSync(schemaFile, "utf8");
const stamp = `// schema.graphql ${createHash("sha256").update(sdl).digest("hex")}\n`;
if (!existsSync(outputFile) || !readFileSync(outputFile, "utf8").startsWith(stamp)) {
  const introspection = introspectionFromSchema(buildSchema(sdl), { descriptions: false });
  const types = outputIntrospectionFile(minifyIntrospection(introspection), {
    fileType: ".d.ts",
    shouldPreprocess: true,
  });
  mkdirSync(dirname(outputFile), { recursive: true });
  writeFileSync(outputFile, stamp + types);
}
