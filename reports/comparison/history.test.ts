import { expect, test } from 'vitest';
import { sampleReport } from '../testing/sample-report.ts';
import { historyRecord, withHistory } from './history.ts';

const own = historyRecord(sampleReport);

test('a record has the figures of its report', () => {
  const { counts, run } = sampleReport;
  expect(own).toMatchObject({
    run: run.id,
    proven: counts.conformant,
    cells: counts.cells,
    seconds: run.seconds,
  });
});

test('runs of the same API and target are shown with their own as the last, and nothing else', () => {
  const before = { ...own, run: 'before' };
  const records = [
    { ...before, api: 'Another' },
    { ...before, url: 'https://elsewhere.example.com' },
    { ...before, target: 'mock' as const },
    before,
    own,
  ];
  expect(withHistory(sampleReport, 'h.jsonl', records).history).toEqual({
    file: 'h.jsonl',
    runs: [before, own],
    older: 0,
  });
});

test('a mock has another port each time', () => {
  const url = 'http://127.0.0.1:1';
  const mock = {
    ...sampleReport,
    run: { ...sampleReport.run, target: { kind: 'mock', url, auth: 'mock' } as const },
  };
  const before = { ...historyRecord(mock), run: 'before', url: 'http://127.0.0.1:2' };
  expect(withHistory(mock, 'h.jsonl', [before]).history?.runs).toHaveLength(2);
});

test('only the last runs are carried, and how many others there are', () => {
  const records = Array.from({ length: 100 }, (_, index) => ({ ...own, run: `${index}` }));
  const { history } = withHistory(sampleReport, 'h.jsonl', records);
  expect([history?.runs.length, history?.runs[0]?.run, history?.older]).toEqual([60, '41', 41]);
});
