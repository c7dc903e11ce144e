import { Ajv2020 } from 'ajv/dist/2020.js';
import ajvFormats from 'ajv-formats';
import { expect, test } from 'vitest';
import type { Report } from '../../harness/report/report.ts';
import schema from '../ndjson.schema.json' with { type: 'json' };
import { sampleReport } from '../testing/sample-report.ts';
import { sampleWithKnown } from '../testing/sample-with-known.ts';
import { renderNdjson } from './ndjson.ts';

const ajv = new Ajv2020({ strict: false });
ajvFormats.default(ajv);
const isLine = ajv.compile(schema);

interface Line {
  readonly type: keyof typeof schema.$defs;
}

function linesOf(report: Report): Line[] {
  return renderNdjson(report)
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Line);
}

test.each([
  ['a report', sampleReport],
  ['a report with known violations', sampleWithKnown],
])('every line of %s is as its schema says, and has no member that the schema does not name', (_, report) => {
  for (const line of linesOf(report)) {
    isLine(line);
    expect(isLine.errors).toBeNull();
    expect(Object.keys(line)).toEqual(expect.arrayContaining(schema.$defs[line.type].required));
    expect(Object.keys(schema.$defs[line.type].properties)).toEqual(
      expect.arrayContaining(Object.keys(line)),
    );
  }
});

test('the schema refuses a line with another type or without its run', () => {
  const [first] = linesOf(sampleReport);
  expect(isLine({ ...first, type: 'summary' })).toBe(false);
  expect(isLine({ ...first, run: undefined })).toBe(false);
});

test('there is a line for the run, and for each cell, defect, violation and exchange, in that order', () => {
  const { cells, defects, violations, exchanges } = sampleReport;
  expect(linesOf(sampleReport).map(({ type }) => type)).toEqual([
    'run',
    ...cells.map(() => 'cell'),
    ...defects.map(() => 'defect'),
    ...violations.map(() => 'violation'),
    ...exchanges.map(() => 'exchange'),
  ]);
});

test('what a server sends commands no terminal, and is read back as it was', () => {
  const text = renderNdjson(sampleReport);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069]/);
  const [exchange] = linesOf(sampleReport).filter(({ type }) => type === 'exchange');
  expect(exchange).toMatchObject({ response: { body: sampleReport.exchanges[0]?.response.body } });
});
