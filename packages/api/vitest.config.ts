import { configDefaults, defineConfig } from "vitest/config";
import { testsWithoutDatabase } from "./tests/support/without-database.ts";

// Beside the run on PGlite, which has them all.
const saidAlready = process.env["TEST_DATABASE_URL"] ? testsWithoutDatabase() : [];

export default defineConfig({
  // One graphql for the sources and for the libraries: Node takes its main field, Vite would take its module field.
  resolve: { alias: [{ find: /^graphql$/, replacement: "graphql/index.js" }] },
  // As the server takes it, see src/pages/tsx-hooks.ts.
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  test: {
    name: "api",
    include: ["tests/**/*.test.ts"],
    exclude: [...configDefaults.exclude, ...saidAlready],
    // Each file opens a database of its own, which takes seconds and half a gigabyte.
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // What comes by a way of its own comes when the machine finds the time.
    expect: { poll: { timeout: 20_000 } },
  },
});
