import { defineConfig } from 'vitest/config';

const slow = '**/*.slow.test.{ts,tsx}';
const jsx = { oxc: { jsx: { runtime: 'automatic' as const, importSource: 'preact' } } };

export default defineConfig({
  ...jsx,
  test: {
    projects: [
      { ...jsx, test: { name: 'unit', globalSetup: 'test/support/buildCli.ts', include: ['test/**/*.test.{ts,tsx}'], exclude: ['test/e2e/**', slow], testTimeout: 60_000 } },
      // The built page in Chromium; one file at a time, for some tests measure how long the main thread is busy.
      { ...jsx, test: { name: 'page', globalSetup: 'test/support/buildWeb.ts', include: ['test/e2e/**/*.test.ts'], exclude: [slow], testTimeout: 300_000, hookTimeout: 120_000, fileParallelism: false } },
      { ...jsx, test: { name: 'slow', globalSetup: 'test/support/buildCli.ts', include: [`test/${slow}`], testTimeout: 1_800_000, hookTimeout: 120_000, fileParallelism: false } },
    ],
    coverage: { provider: 'v8', include: ['sim/**/*.ts'], reportsDirectory: 'coverage' },
  },
});
