import { join } from "node:path";
import { VIEWER_ID } from "./generate-papers.ts";
import type { LoadRequest, Operation, Variables } from "./operations.ts";
import { baselineRequest, graphqlRequest } from "./operations.ts";
import type { ServedProcess } from "./served-process.ts";
import { serve } from "./served-process.ts";
import { BENCH_SECRET } from "./viewer-session.ts";

/** Something that is measured: a server, and how it is asked. */
export interface Subject {
  name: "paperround" | "baseline";
  headers: Record<string, string>;
  request(operation: Operation, variables: Variables): LoadRequest;
  start(prefix: string[], nodeArgs?: string[]): Promise<ServedProcess>;
}

/** Which database a subject serves. */
export type Place = { databaseUrl: string } | { dataDir: string };

/** The product as it is run: every plugin is there, the limits are only higher than the load. */
export function paperround(place: Place, token: string, dataDir: string): Subject {
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
    headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
    request: graphqlRequest,
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
    headers: {},
    request: baselineRequest,
    start: (prefix, nodeArgs) =>
      serve(join(import.meta.dirname, "baseline.ts"), {
        args: [...args, "--viewer", VIEWER_ID],
        prefix,
        nodeArgs: nodeArgs ?? [],
      }),
  };
}
