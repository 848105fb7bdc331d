import { defineConfig } from "vitest/config";
import { WxtVitest } from "wxt/testing/vitest-plugin";

export default defineConfig({
  plugins: [WxtVitest({ root: import.meta.dirname })],
  test: {
    name: "extension",
    include: ["{src,scripts}/**/*.test.{ts,tsx}"],
    environment: "happy-dom",
    // Pages of tests name styles and scripts that nobody loads.
    environmentOptions: { happyDOM: { settings: { handleDisabledFileLoadingAsSuccess: true } } },
    setupFiles: ["./src/test-setup.ts"],
    restoreMocks: true,
    // A machine that does other things as well takes its time: that is no fault of what is tested.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    expect: { poll: { timeout: 20_000 } },
  },
});
