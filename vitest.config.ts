import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: [
      "packages/*/src/**/*.test.ts",
      "apps/*/src/**/*.test.ts",
      "test/**/*.test.ts",
      "scripts/**/*.test.ts",
    ],
    sequence: { shuffle: { files: true, tests: false } },
    testTimeout: 240_000,
    hookTimeout: 240_000,
    pool: "threads",
    maxWorkers: 2,
  },
});
