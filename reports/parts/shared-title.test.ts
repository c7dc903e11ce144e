import { expect, test } from 'vitest';
import { sampleReport } from '../testing/sample-report.ts';
import { titleOfAll } from './shared-title.ts';

test('a defect has the title of its scenarios where there is one, and none where there are several', () => {
  const titles = sampleReport.defects.map((defect) => titleOfAll(sampleReport, defect));
  expect(titles).toContain('A name that is no text is refused');
  expect(titles).toContain(undefined);
});
