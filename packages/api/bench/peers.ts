import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { execFile } from "node:child_process";
import { promisify } from "node:util";
import pg from "pg";
import { BenchFailure } from "./bench-failure.ts";
import { ourDocument, postgraphileDocument } from "./documents.ts";
import { personId } from "./generate-papers.ts";
import type { Question } from "./operations.ts";
import { report } from "./progress.ts";
import { serve } from "./served-process.ts";
import type { Subject } from "./subjects.ts";
import { bucketOf } from "./subjects.ts";

/** Other ways to serve the same database over GraphQL, each set up as its documentation recommends. */
export const PEERS = ["postgraphile", "mercurius", "apollo"] as const;

const FOLDER = join(import.meta.dirname, "peers");
const ROOT = join(import.meta.dirname, "../../..");

/**
 * Installs what the peers are made of, apart from the project's own packages: it is a third of a gigabyte that nobody needs
 * who does not compare.
 * @throws {BenchFailure} when that fails
 */
export async function installPeers(): Promise<void> {
  report("Installing what the API is compared with", 0, null);
  const manifest = JSON.parse(await readFile(join(ROOT, "package.json"), "utf8")) as {
    packageManager: string;
  };
  const args = ["--yes", manifest.packageManager, "install", "--frozen-lockfile"];
  try {
    await promisify(execFile)("npx", args, { cwd: FOLDER, maxBuffer: 10_000_000 });
  } catch (error) {
    throw new BenchFailure(
      "What the API is compared with could not be installed: connect to the network, or measure without it (--no-peers).",
      { cause: error },
    );
  }
}

/** Gives the database of the benchmark what PostGraphile's schema is made of besides the tables. */
export async function prepareForPeers(client: pg.Client): Promise<void> {
  await client.query(await readFile(join(FOLDER, "postgraphile.sql"), "utf8"));
}

/** @param bits how many bits of a hash a private look-up sends */
export function peers(databaseUrl: string, bits: number): Subject[] {
  const start =
    (name: string): Subject["start"] =>
    (prefix, nodeArgs) =>
      serve(join(FOLDER, `${name}.mjs`), {
        args: ["--database-url", databaseUrl, "--bits", String(bits)],
        env: {
          PATH: process.env["PATH"] ?? "",
          NODE_ENV: "production",
          GRAPHILE_ENV: "production",
        },
        prefix,
        nodeArgs: nodeArgs ?? [],
      });
  const post = (body: object, headers: Record<string, string> = {}) => ({
    method: "POST" as const,
    path: "/graphql",
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify(body),
  });
  const request = (question: Question) =>
    post(
      { query: ourDocument(question), variables: question.variables },
      { "x-viewer": personId(question.person) },
    );
  return [
    {
      name: "postgraphile",
      request: (question) => {
        const query = postgraphileDocument(question);
        const variables = postgraphileVariables(question, query, bits);
        return post({ query, variables });
      },
      read: (answer: { data: PostgraphileData }, question) => ({
        data: asOurs(answer.data, question, bits),
      }),
      start: start("postgraphile"),
    },
    { name: "mercurius", request, start: start("mercurius") },
    { name: "apollo", request, start: start("apollo") },
  ];
}

function postgraphileVariables(
  { operation, variables, person }: Question,
  query: string,
  bits: number,
): Record<string, unknown> {
  if (operation === "lookup") {
    const { first, last } = bucketOf(variables["prefix"] ?? "", bits);
    return { first: Number(first), last: Number(last) };
  }
  return query.includes("$viewer") ? { ...variables, viewer: personId(person) } : variables;
}

/** What PostGraphile answers: connections where ours has lists. */
interface PostgraphileData {
  feed: { nodes: PostgraphilePaper[] };
  paper: { paper: PostgraphilePaper };
  bucket: { nodes: object[] };
}

interface PostgraphilePaper {
  ids?: { nodes: object[] };
}

function asOurs(data: PostgraphileData, { operation }: Question, bits: number): unknown {
  const paper = ({ ids, ...rest }: PostgraphilePaper): object =>
    ids === undefined ? rest : { ...rest, ids: ids.nodes };
  if (operation === "lookup")
    return { lookup: { bits, bucket: { bits, papers: data.bucket.nodes } } };
  if (operation === "single") return { paper: paper(data.paper.paper) };
  return { feed: { nodes: data.feed.nodes.map(paper) } };
}
