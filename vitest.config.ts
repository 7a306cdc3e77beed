import { join } from "node:path";
import { defineConfig } from "vitest/config";

// Programs and threads that tests start read every source again; what Node made of it the first time is kept.
process.env["NODE_COMPILE_CACHE"] ??= join(import.meta.dirname, "node_modules", ".cache", "deadwax-compile");

export default defineConfig({
  test: {
    include: [
      "packages/*/src/**/*.test.ts",
      "apps/*/src/**/*.test.ts",
      "test/**/*.test.ts",
      "scripts/**/*.test.ts",
      "bench/**/*.test.ts",
    ],
    globalSetup: "packages/storage/src/testing/shared-postgres.ts",
    sequence: { shuffle: { files: true, tests: false } },
    testTimeout: 240_000,
    hookTimeout: 240_000,
    pool: "threads",
    // Our modules keep nothing from one test file for the next, so each thread reads them once.
    isolate: false,
    maxWorkers: 2,
  },
});
