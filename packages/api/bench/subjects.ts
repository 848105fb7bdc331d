import { join } from "node:path";
import { personId } from "./generate-papers.ts";
import type { LoadRequest, Question } from "./operations.ts";
import { DOCUMENTS } from "./operations.ts";
import type { ServedProcess } from "./served-process.ts";
import { serve } from "./served-process.ts";
import { BENCH_SECRET } from "./sessions.ts";

/** Something that is measured: a server, and how it is asked. */
export interface Subject {
  name: "paperround" | "baseline";
  request(question: Question): LoadRequest;
  start(prefix: string[], nodeArgs?: string[]): Promise<ServedProcess>;
}

/** Which database a subject serves. */
export type Place = { databaseUrl: string } | { dataDir: string };

/** The product as it is run: every plugin is there, the limits are only higher than the load. */
export function paperround(place: Place, tokens: readonly string[], dataDir: string): Subject {
  const env: Record<string, string> = {
    PATH: process.env["PATH"] ?? "",
    NODE_ENV: "production",
    PORT: "0",
    AUTH_SECRET: BENCH_SECRET,
    PAPERROUND_DATA_DIR: dataDir,
    LIMIT_REQUESTS: "1000000000",
    LOG_FORMAT: "json",
    ...("databaseUrl" in place ? { DATABASE_URL: place.databaseUrl } : {}),
  };
  return {
    name: "paperround",
    request: ({ operation, variables, person }) => ({
      method: "POST",
      path: "/graphql",
      headers: {
        authorization: `Bearer ${tokens[person] ?? ""}`,
        "content-type": "application/json",
      },
      body: JSON.stringify({ query: DOCUMENTS[operation], variables }),
    }),
    start: (prefix, nodeArgs) =>
      serve(join(import.meta.dirname, "../src/main.ts"), { env, prefix, nodeArgs: nodeArgs ?? [] }),
  };
}

/** What can be reached by hand. */
export function baseline(place: Place): Subject {
  const args =
    "databaseUrl" in place ? ["--database-url", place.databaseUrl] : ["--data-dir", place.dataDir];
  return {
    name: "baseline",
    request({ operation, variables, person }) {
      const search = new URLSearchParams({ viewer: personId(person), ...variables });
      return { method: "GET", path: `/${operation}?${search.toString()}`, headers: {}, body: "" };
    },
    start: (prefix, nodeArgs) =>
      serve(join(import.meta.dirname, "baseline.ts"), {
        args,
        prefix,
        nodeArgs: nodeArgs ?? [],
      }),
  };
}
