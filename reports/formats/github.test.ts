import { expect, test } from 'vitest';
import type { Defect } from '../../harness/report/defects.ts';
import { sampleReport } from '../testing/sample-report.ts';
import { renderGithub } from './github.ts';

const defect: Defect = {
  id: 'd1',
  level: 'MUST',
  check: 'location',
  title: 'no Location, 100 %\nin all',
  violations: 1,
  cells: ['POST /pets 201'],
  operations: ['POST /nowhere'],
};

test('what would end a command, or begin another one, is escaped', () => {
  const [line] = renderGithub({ ...sampleReport, defects: [defect] }).split('\n');
  expect(line).toBe('::error title=location%3A no Location%2C 100 %25\\nin all::POST /nowhere; 1 violation');
});

test('a defect stands at the line of its first operation', () => {
  const [operation] = sampleReport.operations;
  if (!operation) throw new Error('the sample has no operation');
  const report = { ...sampleReport, defects: [{ ...defect, operations: [operation.id] }] };
  expect(renderGithub(report)).toContain(`,file=${sampleReport.run.document.path},line=${operation.line}::`);
  const { document } = report.run;
  const elsewhere = { ...report.run, document: { ...document, path: 'https://example.com/openapi.yaml' } };
  expect(renderGithub({ ...report, run: elsewhere })).not.toContain('line=');
  const shipped = { ...report.run, document: { ...document, inPackage: true as const } };
  expect(renderGithub({ ...report, run: shipped })).not.toMatch(/file=|line=/);
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
