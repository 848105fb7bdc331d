import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { findBucket } from "@paperround/schema/lookup/read-bucket";
import { ourDocument } from "./documents.ts";
import { personId } from "./generate-papers.ts";
import type { LoadRequest, Question } from "./operations.ts";
import type { ServedProcess } from "./served-process.ts";
import { serve } from "./served-process.ts";
import { BENCH_SECRET } from "./sessions.ts";

/** Something that is measured: a server, and how it is asked. */
export interface Subject {
  name: "paperround" | "baseline" | "apollo" | "mercurius" | "postgraphile";
  request(question: Question): LoadRequest;
  /** Its answer in the shape of ours, to be compared; the answer itself unless told. */
  read?: (answer: never, question: Question) => unknown;
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
    LIMIT_COST: "1000000000",
    LIMIT_COST_ANONYMOUS: "1000000000",
    LOG_FORMAT: "json",
    ...("databaseUrl" in place ? { DATABASE_URL: place.databaseUrl } : {}),
  };
  return {
    name: "paperround",
    request(question): LoadRequest {
      const { operation, variables, person } = question;
      const query = ourDocument(question);
      // As the extension asks: in the address and as nobody.
      if (operation === "lookup") {
        const search = new URLSearchParams({ query, variables: JSON.stringify(variables) });
        return { method: "GET", path: `/graphql?${search.toString()}`, headers: {}, body: "" };
      }
      return {
        method: "POST",
        path: "/graphql",
        headers: {
          authorization: `Bearer ${tokens[person] ?? ""}`,
          "content-type": "application/json",
        },
        body: JSON.stringify({ query, variables }),
      };
    },
    start: (prefix, nodeArgs) =>
      serve(join(import.meta.dirname, "../src/main.ts"), { env, prefix, nodeArgs: nodeArgs ?? [] }),
  };
}

/** How many bits of a hash a private look-up sends to a server that runs. */
export async function publishedBits(server: ServedProcess): Promise<number> {
  const { lookup } = await ask<{ lookup: { bits: number } }>(server, "{ lookup { bits } }");
  return lookup.bits;
}

/** Waits until a server has built its index, which it does beside its answers. */
export async function indexed(server: ServedProcess): Promise<void> {
  const query = '{ search(query: "paper", first: 1) { servedBy } }';
  for (;;) {
    const { search } = await ask<{ search: { servedBy: string } }>(server, query);
    if (search.servedBy === "INDEX") return;
    await setTimeout(200);
  }
}

async function ask<Data>(server: ServedProcess, query: string): Promise<Data> {
  const response = await fetch(`${server.url}/graphql?query=${encodeURIComponent(query)}`);
  return ((await response.json()) as { data: Data }).data;
}

/** What can be reached by hand. @param bits how many bits of a hash a private look-up sends */
export function baseline(place: Place, bits: number): Subject {
  const args =
    "databaseUrl" in place ? ["--database-url", place.databaseUrl] : ["--data-dir", place.dataDir];
  return {
    name: "baseline",
    request({ operation, variables, person }) {
      const parameters: Record<string, string> =
        operation === "lookup"
          ? { bits: String(bits), ...bucketOf(variables["prefix"] ?? "", bits) }
          : { viewer: personId(person), ...variables };
      // By hand one would read a list whole, whatever is asked of it.
      const path = operation === "unprepared" ? "list" : operation;
      const search = new URLSearchParams(parameters);
      return { method: "GET", path: `/${path}?${search.toString()}`, headers: {}, body: "" };
    },
    start: (prefix, nodeArgs) =>
      serve(join(import.meta.dirname, "baseline.ts"), {
        args,
        prefix,
        nodeArgs: nodeArgs ?? [],
      }),
  };
}

/** Between which hashes a bucket lies. */
export function bucketOf(prefix: string, bits: number): { first: string; last: string } {
  const { first, last } = findBucket(prefix, bits);
  return { first: String(first), last: String(last) };
}
