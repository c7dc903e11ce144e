import { defineConfig } from 'vitest/config';

/** Unit tests lie beside their file and share a process; black-box tests in `test/` start processes of their own. */
export default defineConfig({
  test: {
    include: ['**/*.test.ts'],
    exclude: ['node_modules', 'dist'],
    isolate: false,
    maxWorkers: 2,
    // A bound for what hangs, not for what is slow: a loaded machine takes several times as long.
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
