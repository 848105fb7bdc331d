import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { checkRepository } from "../boundaries/check-repository.mjs";

/** @type {string} */
let root;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "paperround boundaries "));
});

afterEach(async () => {
  await rm(root, { recursive: true });
});

/** A small repository in which everything is where it belongs. */
const GOOD = {
  "packages/schema/src/index.ts": `import "./votes/vote.ts"; export const schema = 1; export type { Context } from "./context.ts";`,
  "packages/schema/src/builder.ts": `import type { Context } from "./context.ts"; export const builder = {} as Context;`,
  "packages/schema/src/context.ts": `import type { Vote } from "./votes/set-vote.ts"; export interface Context { vote: Vote }`,
  "packages/schema/src/paper-id/scheme.ts": `export const scheme = 1;`,
  "packages/schema/src/paper-id/scheme.test.ts": `import { test } from "vitest"; import { scheme } from "./scheme.ts"; test("", () => scheme);`,
  "packages/schema/src/papers/find-paper.ts": `export async function findPaper(db: unknown) { return db; }`,
  "packages/schema/src/votes/set-vote.ts": `import { findPaper } from "../papers/find-paper.ts"; export interface Vote { id: 1 } export function setVote(db: unknown) { return findPaper(db); }`,
  "packages/schema/src/votes/vote.ts": `import { builder } from "../builder.ts"; import { setVote } from "./set-vote.ts"; export const vote = [builder, setVote];`,
  "packages/api/src/config.ts": `export const port = process.env.PORT;`,
  "packages/api/src/server.ts": `import { schema } from "@paperround/schema"; import { port } from "./config.ts"; export const server = [schema, port];`,
  "packages/api/src/database/open-database.ts": `import { Client } from "../../../schema/generated/client/client.ts"; export const open = Client;`,
  "packages/api/tests/server.test.ts": `export const home = process.env.HOME;`,
  "packages/extension/src/messages.ts": `export const messages = 1;`,
  "packages/extension/src/api/set-vote.ts": `export const operation = 1; export interface Reply { ok: true }`,
  "packages/extension/src/entrypoints/background.ts": `import "../features/votes/votes.background.ts";`,
  "packages/extension/src/entrypoints/popup/main.tsx": `import { VoteButton } from "../../features/votes/VoteButton.tsx"; VoteButton();`,
  "packages/extension/src/features/votes/votes.background.ts": `import { operation } from "../../api/set-vote.ts"; import { messages } from "@/messages.ts"; export const votes = [operation, messages];`,
  "packages/extension/src/features/votes/VoteButton.tsx": `import type { Reply } from "../../api/set-vote.ts"; import { Count } from "../../ui/Count.tsx"; export function VoteButton() { return [Count] as unknown as Reply; }`,
  "packages/extension/src/ui/Count.tsx": `export function Count() { return null; }`,
  "packages/extension/src/recognisers/sites/arxiv.ts": `import { scheme } from "@paperround/schema/paper-id/scheme"; export const arxiv = (page: Document) => page.querySelector("h1")?.textContent + scheme;`,
};

/** Each breaks one rule in one added file: what is added, and what must be said of it. */
const BROKEN = [
  [
    "schema imports api",
    "packages/schema/src/votes/x.ts",
    `import "../../../api/src/server.ts";`,
    "declare a port",
  ],
  [
    "schema imports the extension",
    "packages/schema/src/votes/x.ts",
    `import "@paperround/extension/messages";`,
    "declare a port",
  ],
  [
    "api imports the extension",
    "packages/api/src/x.ts",
    `import "../../extension/src/messages.ts";`,
    "what both need belongs in packages/schema",
  ],
  [
    "api reaches into schema by path",
    "packages/api/src/x.ts",
    `import "../../schema/src/builder.ts";`,
    `import from "@paperround/schema/…"`,
  ],
  [
    "the extension imports api",
    "packages/extension/src/x.ts",
    `import type { S } from "@paperround/api/server"; export type T = S;`,
    "asks over GraphQL",
  ],
  [
    "the extension imports a slice",
    "packages/extension/src/x.ts",
    `import "@paperround/schema/votes/set-vote";`,
    "only @paperround/schema/paper-id/…",
  ],
  [
    "the extension imports the schema as a type",
    "packages/extension/src/x.ts",
    `export type S = import("@paperround/schema").Schema;`,
    "only @paperround/schema/paper-id/…",
  ],
  [
    "the extension imports the schema on demand",
    "packages/extension/src/x.ts",
    `export const s = () => import("@paperround/schema");`,
    "only @paperround/schema/paper-id/…",
  ],
  [
    "paper-id imports a package",
    "packages/schema/src/paper-id/x.ts",
    `import { z } from "zod"; export const x = z;`,
    `write here what you need of "zod"`,
  ],
  [
    "paper-id imports Node",
    "packages/schema/src/paper-id/x.ts",
    `import { createHash } from "node:crypto"; export const x = createHash;`,
    "runs in browsers",
  ],
  [
    "paper-id imports its surroundings",
    "packages/schema/src/paper-id/x.ts",
    `import { builder } from "../builder.ts"; export const x = builder;`,
    "imports nothing outside its folder",
  ],
  [
    "the ground imports a slice",
    "packages/schema/src/paging.ts",
    `import { vote } from "./votes/vote.ts"; export const x = vote;`,
    "imports no slice",
  ],
  [
    "a slice imports the index",
    "packages/schema/src/votes/x.ts",
    `import { schema } from "../index.ts"; export const x = schema;`,
    "nobody imports index.ts",
  ],
  [
    "a rule imports the builder",
    "packages/schema/src/votes/drop-vote.ts",
    `import { builder } from "../builder.ts"; export function dropVote(db: unknown) { return [db, builder]; }`,
    "a rule never imports the builder:",
  ],
  [
    "a rule reaches the builder",
    "packages/schema/src/votes/drop-vote.ts",
    `import { vote } from "./vote.ts"; export async function dropVote(db: unknown) { return [db, vote]; }`,
    "(through packages/schema/src/votes/vote.ts)",
  ],
  [
    "a feature imports a feature",
    "packages/extension/src/features/lists/SaveButton.tsx",
    `import { VoteButton } from "../votes/VoteButton.tsx"; export const SaveButton = VoteButton;`,
    "features never import each other",
  ],
  [
    "a page of the extension asks the server",
    "packages/extension/src/entrypoints/options/main.ts",
    `import { operation } from "../../api/set-vote.ts"; export const options = operation;`,
    "only the background talks to the server, and this reaches src/api:",
  ],
  [
    "a page of the extension reaches what asks the server",
    "packages/extension/src/entrypoints/options/main.ts",
    `import { votes } from "../../features/votes/votes.background.ts"; export const options = votes;`,
    "(through packages/extension/src/features/votes/votes.background.ts)",
  ],
  [
    "a feature imports an entrypoint",
    "packages/extension/src/features/votes/x.ts",
    `import "../../entrypoints/background.ts";`,
    "nothing imports an entrypoint",
  ],
  [
    "ui imports a feature",
    "packages/extension/src/ui/Bar.tsx",
    `import { VoteButton } from "../features/votes/VoteButton.tsx"; export const Bar = VoteButton;`,
    "only entrypoints import features",
  ],
  [
    "ui imports messages",
    "packages/extension/src/ui/Bar.tsx",
    `import { messages } from "../messages.ts"; export const Bar = messages;`,
    "take it as a prop",
  ],
  [
    "a recogniser imports storage",
    "packages/extension/src/recognisers/sites/x.ts",
    `import { messages } from "../../messages.ts"; export const x = messages;`,
    "recognisers import only paper-id",
  ],
  [
    "a recogniser imports a package",
    "packages/extension/src/recognisers/sites/x.ts",
    `import { z } from "zod"; export const x = z;`,
    `"zod" is neither`,
  ],
  [
    "a recogniser asks the network",
    "packages/extension/src/recognisers/sites/x.ts",
    `export const x = () => fetch("https://arxiv.org");`,
    "no network and no storage (fetch())",
  ],
  [
    "a recogniser opens a socket",
    "packages/extension/src/recognisers/sites/x.ts",
    `export const x = () => new WebSocket("wss://arxiv.org");`,
    "(WebSocket())",
  ],
  [
    "a recogniser stores",
    "packages/extension/src/recognisers/sites/x.ts",
    `export const x = () => localStorage.getItem("x");`,
    "no network and no storage",
  ],
  [
    "a recogniser asks the browser",
    "packages/extension/src/recognisers/sites/x.ts",
    `export const x = () => browser.tabs;`,
    "no network and no storage",
  ],
  [
    "a recogniser draws",
    "packages/extension/src/recognisers/sites/x.ts",
    `export const x = (page: Document) => page.body.appendChild(page.body);`,
    "never change the page (.appendChild())",
  ],
  [
    "a recogniser writes",
    "packages/extension/src/recognisers/sites/x.ts",
    `export const x = (h: HTMLElement) => { h.innerHTML = ""; };`,
    "never change the page (.innerHTML =)",
  ],
  [
    "a component with a text of its own",
    "packages/extension/src/ui/Bar.tsx",
    `export function Bar() { return <b>Vote</b>; }`,
    "put “Vote” into src/locales",
  ],
  [
    "a component that chooses between texts of its own",
    "packages/extension/src/ui/Bar.tsx",
    `export function Bar({ on }) { return <b class="big">{on ? 1 : "on"}</b>; }`,
    "put “on” into src/locales",
  ],
  [
    "an attribute that is read out",
    "packages/extension/src/ui/Bar.tsx",
    "export function Bar({ n }) { return <b aria-label={`${n} votes`}>{n}</b>; }",
    "put “votes” into src/locales",
  ],
  [
    "a sentence in code",
    "packages/extension/src/features/votes/x.ts",
    `export const x = (name) => ({ title: "That did not work", error: new Error("It broke down") });`,
    "put “That did not work” into src/locales",
  ],
  [
    "a file in camelCase",
    "packages/api/src/openDatabase.ts",
    `export const x = 1;`,
    "kebab-case: open-database.ts",
  ],
  [
    "a file in PascalCase that is no component",
    "packages/api/src/Server.ts",
    `export const x = 1;`,
    "kebab-case: server.ts",
  ],
  [
    "a component in kebab-case",
    "packages/extension/src/ui/vote-count.tsx",
    `export function VoteCount() { return null; }`,
    "PascalCase: VoteCount.tsx",
  ],
  [
    "a folder in camelCase",
    "packages/api/src/signIn/x.ts",
    `export const x = 1;`,
    "kebab-case: sign-in/",
  ],
  ["a drawer", "packages/api/src/utils/x.ts", `export const x = 1;`, `"utils" says nothing`],
  [
    "a drawer in one file",
    "packages/api/src/helpers.ts",
    `export const x = 1;`,
    `"helpers" says nothing`,
  ],
  [
    "a barrel",
    "packages/api/src/x.ts",
    `export { port } from "./config.ts"; export { server } from "./server.ts";`,
    "import from the file that has them",
  ],
  [
    "a barrel of everything",
    "packages/api/src/x.ts",
    `export * from "./config.ts"; export const x = 1;`,
    "import from the file that has them",
  ],
  [
    "the environment elsewhere",
    "packages/api/src/x.ts",
    `export const x = process.env.PORT;`,
    "only packages/api/src/config.ts reads the environment",
  ],
  [
    "the environment by name",
    "packages/schema/src/votes/x.ts",
    `import { env } from "node:process"; export const x = env.PORT;`,
    "only packages/api/src/config.ts reads the environment",
  ],
];

describe("boundaries", () => {
  test("have nothing against a tree in order", async () => {
    await write(GOOD);
    expect(await checkRepository(root)).toEqual({ problems: [], notes: [], fileCount: 20 });
  });

  test.for(BROKEN)("%s", async ([, path = "", source = "", message = ""]) => {
    await write({ ...GOOD, [path]: source });
    const { problems } = await checkRepository(root);
    expect(problems).toEqual([
      { path, line: problems[0]?.line, message: expect.stringContaining(message) },
    ]);
  });

  test("name the line", async () => {
    await write({
      ...GOOD,
      "packages/api/src/x.ts": `// a\n\nexport const x = process.env.HOME;\n`,
    });
    expect((await checkRepository(root)).problems).toMatchObject([{ line: 3 }]);
  });

  test("note a long file, and let it be", async () => {
    const path = "packages/api/src/long.ts";
    await write({ ...GOOD, [path]: "// A line.\n".repeat(201) });
    const { problems, notes } = await checkRepository(root);
    expect(problems).toEqual([]);
    expect(notes).toMatchObject([{ path, message: expect.stringContaining("201 lines") }]);
  });
});

/** @param {Record<string, string>} files */
async function write(files) {
  for (const top of ["packages", "tools"]) await mkdir(join(root, top), { recursive: true });
  for (const [path, source] of Object.entries(files)) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), source);
  }
}
