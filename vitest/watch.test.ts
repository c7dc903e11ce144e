import { join } from 'node:path';
import { expect, test } from 'vitest';
import { folderOf } from '../contract/testing/folder-of.ts';
import { conformanceWatch } from './watch.ts';

test('a conformance test runs again for what it is about, and for nothing else', async () => {
  const folder = await folderOf({
    'api/api.yaml':
      'paths:\n  /a: { $ref: "paths/a.yaml#/a" }\n  /b:\n    $ref: https://example.com/b.yaml\n',
    'api/paths/a.yaml': "a:\n  $ref: '../api.yaml'\n",
    'api/unused.yaml': '',
    'known.yaml': '',
    'conformance-report/report.json': '{}',
  });
  const plugin = conformanceWatch();
  const conformance = join(folder, 'tests/conformance.test.ts');
  plugin.transform(
    `import { runConformance } from '@assay-api/assay/vitest';\nawait runConformance({ api: '../api/api.yaml', knownViolations: "../known.yaml" });`,
    `${conformance}?v=1`,
  );
  plugin.transform(`test('another', () => 'api/api.yaml')`, join(folder, 'other.test.ts'));
  const [trigger] = plugin.config().test.watchTriggerPatterns;
  const runs = (file: string): boolean => {
    const path = join(folder, file);
    return trigger?.pattern.test(path) === true && trigger.testsToRun(path).includes(conformance);
  };
  const files = [
    'api/api.yaml',
    'api/paths/a.yaml',
    'known.yaml',
    'assay.config.ts',
    'stories/pets.story.ts',
    'api/unused.yaml',
    'conformance-report/report.json',
    'other.ts',
    'notes.md',
  ];
  expect(files.filter(runs)).toEqual(files.slice(0, 5));
});
