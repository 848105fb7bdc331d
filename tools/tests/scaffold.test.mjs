import { cp, mkdir, mkdtemp, readdir, readFile, rm, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { checkRepository } from "../boundaries/check-repository.mjs";
import { run } from "../child-process.mjs";
import { fromRoot, PROJECT_NODE } from "../paths.mjs";
import { projectBin } from "../project-bin.mjs";
import { singularOf } from "../scaffold/names.mjs";
import { newRecogniser } from "../scaffold/new-recogniser.mjs";
import { newSlice } from "../scaffold/new-slice.mjs";

const PACKAGES = ["schema", "api", "extension"];

/** A copy of the repository, with the installed packages of the real one. */
let root = "";

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), "paperround scaffold "));
  for (const name of ["package.json", "tsconfig.base.json", ".oxfmtrc.json", ".oxlintrc.json"]) {
    await cp(fromRoot(name), join(root, name));
  }
  await symlink(fromRoot("node_modules"), join(root, "node_modules"));
  await mkdir(join(root, "tools"));
  for (const name of PACKAGES) await copyPackage(name);
}, 120_000);

afterAll(() => rm(root, { recursive: true, force: true }));

/** @param {string} name */
async function copyPackage(name) {
  const from = fromRoot("packages", name);
  const to = join(root, "packages", name);
  await cp(from, to, {
    recursive: true,
    filter: (path) => !/[\\/](node_modules|\.output|\.cache)$/.test(path),
  });
  // The same packages, but for our own: those are the copies.
  const modules = join(to, "node_modules");
  await mkdir(join(modules, "@paperround"), { recursive: true });
  for (const entry of await readdir(join(from, "node_modules"))) {
    if (entry === "@paperround") continue;
    await symlink(join(from, "node_modules", entry), join(modules, entry));
  }
  await symlink(join(root, "packages", "schema"), join(modules, "@paperround", "schema"));
}

/**
 * @param {string[]} args of our Node
 * @param {string} [cwd]
 */
async function expectToPass(args, cwd = root) {
  const { code, output } = await run(PROJECT_NODE, args, { cwd });
  expect(code, output).toBe(0);
}

describe("new:slice", () => {
  test("writes what passes the generator, the types, the formatter, the linter and the boundaries", async () => {
    const paths = await newSlice(root, "reading-diaries");
    expect(paths).toEqual([
      "packages/schema/prisma/schema/reading-diary.prisma",
      "packages/schema/src/reading-diaries/set-reading-diary.ts",
      "packages/schema/src/reading-diaries/reading-diary.ts",
      "packages/api/tests/reading-diaries/set-reading-diary.test.ts",
      "packages/schema/prisma/schema/paper.prisma",
      "packages/schema/prisma/schema/person.prisma",
      "packages/schema/src/index.ts",
    ]);
    await expectToPass([join(root, "packages/schema/prisma/generate.mjs")]);
    const sources = paths.filter((path) => path.endsWith(".ts"));
    await expectToPass([projectBin("oxfmt"), "--check", ...sources]);
    await expectToPass([projectBin("tsc"), "--project", "packages/schema"]);
    await expectToPass([projectBin("tsc"), "--project", "packages/api"]);
    await expectToPass([projectBin("oxlint"), ...sources]);
    expect(
      (await checkRepository(root)).problems.filter(({ path }) => paths.includes(path)),
    ).toEqual([]);
  }, 240_000);

  test("overwrites nothing", async () => {
    const before = await readFile(join(root, "packages/schema/src/index.ts"), "utf8");
    await expect(newSlice(root, "votes")).rejects.toThrow("vote.prisma is there already");
    expect(await readFile(join(root, "packages/schema/src/index.ts"), "utf8")).toBe(before);
  });

  test.for(["", "Comments", "read_states", "../x", "-x", "x--y"])("refuses %j", async (name) => {
    await expect(newSlice(root, name)).rejects.toThrow("is no name for a slice");
  });
});

describe("new:recogniser", () => {
  test("writes what passes the types, the formatter, the linter and its own cases", async () => {
    const paths = await newRecogniser(root, "made-up-reviews", "made-up.example.net");
    expect(paths).toEqual([
      "packages/extension/src/recognisers/sites/made-up-reviews.ts",
      "packages/extension/src/recognisers/sites/made-up-reviews.cases.ts",
      "packages/extension/src/recognisers/registry.ts",
    ]);
    await expectToPass([projectBin("oxfmt"), "--check", ...paths]);
    await expectToPass([projectBin("tsc"), "--project", "packages/extension"]);
    await expectToPass([projectBin("oxlint"), ...paths]);
    expect(
      (await checkRepository(root)).problems.filter(({ path }) => paths.includes(path)),
    ).toEqual([]);
    const { code, output } = await run(
      PROJECT_NODE,
      [projectBin("vitest"), "run", "src/recognisers/recognise.test.ts", "--reporter=verbose"],
      { cwd: join(root, "packages", "extension") },
    );
    expect(output).toContain("https://made-up.example.net/paper/1 → [ 'doi:10.5555/made-up.1' ]");
    expect(code, output).toBe(0);
  }, 240_000);

  test("refuses what is no host", async () => {
    await expect(newRecogniser(root, "x", "https://x.org/")).rejects.toThrow("is no host");
  });
});

test.for([
  ["comments", "comment"],
  ["categories", "category"],
  ["keys", "key"],
  ["boxes", "box"],
  ["reading-lists", "reading-list"],
  ["press", "press"],
])("one of the %s is a %s", ([plural = "", singular]) => {
  expect(singularOf(plural)).toBe(singular);
});
