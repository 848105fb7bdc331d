import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const root = fileURLToPath(new URL("..", import.meta.url));

// Real browsers: one file at a time, and patience for machines that are busy.
const common = {
  root,
  environment: "node",
  fileParallelism: false,
  globalSetup: ["e2e/prepare-folder.ts"],
  testTimeout: 180_000,
  hookTimeout: 240_000,
  expect: { poll: { timeout: 30_000 } },
};

export default defineConfig({
  root,
  test: {
    projects: [
      { test: { ...common, name: "chromium", include: ["e2e/*.chromium.test.ts"] } },
      { test: { ...common, name: "firefox", include: ["e2e/*.firefox.test.ts"] } },
    ],
    allowOnly: false,
  },
});
