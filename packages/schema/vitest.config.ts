import { defineConfig } from "vitest/config";

export default defineConfig({
  // One graphql for the sources and for the libraries: Node takes its main field, Vite would take its module field.
  resolve: { alias: [{ find: /^graphql$/, replacement: "graphql/index.js" }] },
  test: {
    name: "schema",
    include: ["{src,scripts}/**/*.test.ts"],
    // Thousands of made-up inputs are tried, on a machine that may do other things as well.
    testTimeout: 60_000,
  },
});
