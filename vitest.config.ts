import { defineConfig } from 'vitest/config';

/** Unit tests lie beside their file and share a process; black-box tests in `test/` start processes of their own. */
export default defineConfig({
  test: {
    include: ['**/*.test.ts'],
    exclude: ['node_modules', 'dist'],
    isolate: false,
    maxWorkers: 2,
    testTimeout: 20_000,
    hookTimeout: 20_000,
  },
});
