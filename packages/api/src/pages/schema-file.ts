import { createHash } from "node:crypto";
import { schema } from "@paperround/schema";
import { lexicographicSortSchema, printSchema } from "graphql";

let file: { text: string; etag: string } | undefined;

/** `/schema.graphql`: the schema with its descriptions, for code generators. */
export function schemaFile(request: Request): Response {
  file ??= print();
  const headers = { etag: file.etag, "cache-control": "public, max-age=300" };
  if (request.headers.get("if-none-match") === file.etag)
    return new Response(null, { status: 304, headers });
  return new Response(file.text, {
    headers: { ...headers, "content-type": "application/graphql; charset=utf-8" },
  });
}

function print(): { text: string; etag: string } {
  const text = `${printSchema(lexicographicSortSchema(schema))}\n`;
  const hash = createHash("sha256").update(text).digest("base64url").slice(0, 22);
  return { text, etag: `"${hash}"` };
}
