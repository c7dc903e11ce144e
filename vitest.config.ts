import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Folders whose files take longest: they begin first, so that no worker waits for one of them at the end. */
const longest = ['/test/conformance/', '/test/production/', '/test/pipelines/', '/test/cli/', '/test/'];

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const rank = ({ moduleId }: TestSpecification) => {
      const index = longest.findIndex((folder) => moduleId.includes(folder));
      return index === -1 ? longest.length : index;
    };
    return sorted.toSorted((one, other) => rank(one) - rank(other));
  }
}

/** Unit tests lie beside their file and share a process; black-box tests in `test/` start processes of their own. */
export default defineConfig({
  test: {
    include: ['**/*.test.ts'],
    exclude: ['node_modules', 'dist'],
    globalSetup: 'test/scratch.ts',
    isolate: false,
    // More than cores: many tests wait for a process or a clock.
    maxWorkers: 3,
    sequence: { sequencer: LongestFirst },
    // A bound for what hangs, not for what is slow: a loaded machine takes several times as long.
    testTimeout: 180_000,
    hookTimeout: 180_000,
  },
});
