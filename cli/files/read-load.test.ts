import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { sampleReport } from '../../reports/testing/sample-report.ts';
import { withLoad } from './read-load.ts';

async function fileWith(content: unknown): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'assay-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const file = join(folder, 'summary.json');
  await writeFile(file, typeof content === 'string' ? content : JSON.stringify(content));
  return file;
}

const durations = { avg: 7, min: 1, med: 6, max: 20, 'p(90)': 12, 'p(95)': 14.5 };
const tag = '{operation:GET /pets/{petId}}';

/** The same figures as k6 writes them. */
const shapes = {
  handleSummary: {
    root_group: { name: '', path: '', groups: [], checks: [] },
    options: { summaryTrendStats: ['avg', 'min', 'med', 'max', 'p(90)', 'p(95)'] },
    state: { isStdOutTTY: false, testRunDurationMs: 1000 },
    metrics: {
      http_req_duration: { type: 'trend', contains: 'time', values: durations },
      [`http_req_duration${tag}`]: {
        ...{ type: 'trend', contains: 'time', values: durations },
        thresholds: { 'p(95)<500': { ok: true } },
      },
      [`http_req_failed${tag}`]: {
        ...{ type: 'rate', contains: 'default', values: { rate: 0.25, passes: 2, fails: 6 } },
      },
      [`throttled${tag}`]: { type: 'counter', contains: 'default', values: { count: 3, rate: 0.1 } },
      'http_req_duration{operation:GET /elsewhere/{x}%2C{y}}': {
        type: 'trend',
        contains: 'time',
        values: durations,
      },
      'http_req_duration{expected_response:true}': { type: 'trend', contains: 'time', values: durations },
    },
  },
  '--summary-export': {
    root_group: { name: '', path: '', id: '', groups: {}, checks: {} },
    metrics: {
      http_req_duration: durations,
      [`http_req_duration${tag}`]: { ...durations, thresholds: { 'p(95)<500': false } },
      [`http_req_failed${tag}`]: { passes: 2, fails: 6, value: 0.25 },
      [`throttled${tag}`]: { count: 3, rate: 0.1 },
      'http_req_duration{operation:GET /elsewhere/{x}%2C{y}}': durations,
    },
  },
  '--new-machine-readable-summary': {
    version: '1.0.0',
    metadata: { k6Version: '2.3.0', generatedAt: '2026-11-30T19:00:00Z' },
    config: { execution: 'local', script: 'script.ts', duration: 1 },
    results: {
      checks: { metrics: [], results: [] },
      metrics: [
        { name: 'http_req_duration', type: 'trend', contains: 'time', values: durations },
        { name: `http_req_duration${tag}`, type: 'trend', contains: 'time', values: durations },
        {
          name: `http_req_failed${tag}`,
          type: 'rate',
          contains: 'default',
          values: { matches: 2, rate: 0.25, total: 8 },
        },
        { name: `throttled${tag}`, type: 'counter', contains: 'default', values: { count: 3 } },
        {
          name: 'http_req_duration{operation:GET /elsewhere/{x}%2C{y}}',
          type: 'trend',
          contains: 'time',
          values: durations,
        },
      ],
    },
  },
};

test.each(Object.entries(shapes))('the figures of each operation by the shape of %s', async (_, summary) => {
  const file = await fileWith(summary);
  const { load } = await withLoad(sampleReport, file);
  expect(load).toEqual({
    file,
    operations: [
      { operation: 'GET /pets/{petId}', p50: 6, p95: 14.5, requests: 8, errorRate: 0.25, throttled: 3 },
    ],
    others: ['GET /elsewhere/{x},{y}'],
  });
});

test('what nobody has measured is not known', async () => {
  const file = await fileWith({ metrics: { [`http_req_duration${tag}`]: { 'p(95)': 3 } } });
  const { load } = await withLoad(sampleReport, file);
  expect(load?.operations).toEqual([
    { operation: 'GET /pets/{petId}', p50: null, p95: 3, requests: null, errorRate: null, throttled: null },
  ]);
});

test.each([
  ['no JSON', 'running (0m01.0s), 1/1 VUs', 'is not a summary of k6; give'],
  ['another document', { openapi: '3.1.0' }, 'is not a summary of k6; give'],
  ['a list', [1], 'is not a summary of k6; give'],
  ['no operations', { metrics: { http_req_duration: durations } }, 'has no figures by operation; k6 writes'],
])('%s is said in a sentence', async (_, content, sentence) => {
  const file = await fileWith(content);
  await expect(withLoad(sampleReport, file)).rejects.toThrow(`${file} ${sentence}`);
});

test('a file that is not there is said', async () => {
  await expect(withLoad(sampleReport, '/nowhere/summary.json')).rejects.toThrow(
    '/nowhere/summary.json cannot be read; give the file that k6 run --summary-export has written',
  );
});
