import { defineConfig } from "vitest/config";

// The suites that need no browser; packages/extension/e2e has its own configuration. One suite:
// `node tools/with-generated.mjs vitest --project api`.
export default defineConfig({
  test: {
    projects: ["packages/schema", "packages/api", "packages/extension", "tools"],
    // One fewer than there are cores is what vitest takes by itself: half of a small machine.
    maxWorkers: "100%",
    // A test.only that was forgotten must not pass for a green suite, wherever it runs.
    allowOnly: false,
  },
});
