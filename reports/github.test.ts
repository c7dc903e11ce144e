import { expect, test } from 'vitest';
import type { Defect } from '../harness/report.ts';
import { renderGithub } from './github.ts';
import { sampleReport } from './testing/sample-report.ts';

const defect: Defect = {
  id: 'd1',
  level: 'MUST',
  check: 'location',
  title: 'no Location, 100 %\nin all',
  violations: 1,
  cells: ['POST /pets 201'],
  operations: ['POST /pets'],
};

test('what would end a command, or begin another one, is escaped', () => {
  const [line] = renderGithub({ ...sampleReport, defects: [defect] }).split('\n');
  expect(line).toBe('::error title=location%3A no Location%2C 100 %25%0Ain all::POST /pets; 1 violation');
});

test('where there are more defects than GitHub shows, the last annotation says how many', () => {
  const defects = Array.from({ length: 12 }, (_, index) => ({ ...defect, title: `defect ${index}` }));
  const errors = renderGithub({ ...sampleReport, defects })
    .split('\n')
    .filter((line) => line.startsWith('::error'));
  expect(errors).toHaveLength(10);
  expect(errors[9]).toBe('::error title=3 more::The report shows all of them');
});

test('advisories are warnings', () => {
  const text = renderGithub({ ...sampleReport, defects: [{ ...defect, level: 'SHOULD' }] });
  expect(text).toMatch(/^::warning title=location/);
  expect(text).not.toContain('::error');
});
