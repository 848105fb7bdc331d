import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    name: "tools",
    include: ["tests/**/*.test.mjs"],
    // These tests start programs; on a busy machine that takes its time.
    testTimeout: 60_000,
  },
});
