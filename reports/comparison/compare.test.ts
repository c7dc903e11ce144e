import { expect, test } from 'vitest';
import type { Violation } from '../../harness/report/defects.ts';
import type { ReportedCell } from '../../harness/report/ledger.ts';
import type { Report } from '../../harness/report/report.ts';
import { sampleReport } from '../testing/sample-report.ts';
import { compare } from './compare.ts';
import { comparisonFormats } from './formats.ts';
import { renderComparison } from './text.ts';

const [first, violation, exchange] = [
  sample(sampleReport.cells),
  sample(sampleReport.violations),
  sample(sampleReport.exchanges),
];

function sample<T>([one]: readonly T[]): T {
  if (one === undefined) throw new Error('the sample lacks something');
  return one;
}

const proven = { verdict: { kind: 'conformant' }, evidence: 'provoked' } as const;
const forced = { verdict: { kind: 'conformant' }, evidence: 'forced' } as const;
const open = {
  verdict: { kind: 'not-exercised', reason: 'nobody knows how', because: 'no-strategy' },
  evidence: null,
} as const;
const violating = { verdict: { kind: 'violating', reason: 'no Location' }, evidence: null } as const;
type Said = Pick<ReportedCell, 'verdict' | 'evidence'>;

/** Where a cell violates, the checks that fail; a check that is known has an exclamation mark. */
const failing = (...checks: readonly string[]): Said & { readonly checks: readonly string[] } => ({
  ...violating,
  checks,
});

type Cells = Readonly<Record<string, Said & { readonly checks?: readonly string[] }>>;

function reportOf(
  cells: Cells,
  target: Partial<Report['run']['target']> = {},
  outside: readonly Violation[] = [],
): Report {
  const entries = Object.entries(cells);
  const violations = entries.flatMap(([id, { verdict, checks = ['location'] }]) =>
    verdict.kind === 'violating'
      ? checks.map((name): Violation => {
          const known = name.endsWith('!') ? { known: 'k1' } : {};
          return {
            ...violation,
            cell: id,
            check: name.replace('!', ''),
            message: name === 'content-type' ? 'text/html is not documented' : 'no Location',
            ...known,
          };
        })
      : [],
  );
  return {
    ...sampleReport,
    run: { ...sampleReport.run, target: { ...sampleReport.run.target, ...target } },
    cells: entries.map(([id, { verdict, evidence }]) => ({ ...first, id, verdict, evidence })),
    violations: [...violations, ...outside],
  };
}

const named = (...reports: readonly Report[]) =>
  reports.map((report, index) => ({ file: `${'abc'[index]}.json`, report }));

test('a report is the same as itself', () => {
  const comparison = compare(named(sampleReport, sampleReport, sampleReport));
  expect(comparison.changes).toEqual([]);
  expect(renderComparison(comparison)).toBe(`All ${sampleReport.cells.length} verdicts are the same.\n`);
});

test('new violations come first, then what is mended, then the rest', () => {
  const before = reportOf({ a: proven, b: violating, c: open, d: proven, e: proven, f: violating });
  const after = reportOf({ a: violating, b: open, c: forced, d: forced, e: proven, g: violating });
  expect(renderComparison(compare(named(before, after)))).toBe(`New violations (2)
  a  proven (provoked) → violating: no Location
  g  not documented → violating: no Location

No longer violating (2)
  b  violating → not exercised: nobody knows how
  f  violating → not documented

Other changes (2)
  c  not exercised → proven (forced)
  d  proven (provoked) → proven (forced)

6 of 7 verdicts changed.
`);
});

test.each([
  ['another check', failing('location'), failing('location', 'content-type'), 'worse'],
  ['one check instead of another', failing('location'), failing('content-type'), 'worse'],
  ['one check less', failing('location', 'content-type'), failing('location'), 'other'],
  ['what is known', proven, failing('location!'), 'known'],
  ['what is known in parts', proven, failing('location!', 'content-type'), 'worse'],
])('%s is told apart', (_, before, after, kind) => {
  const { changes } = compare(named(reportOf({ a: before }), reportOf({ a: after })));
  expect(changes.map((change) => change.kind)).toEqual([kind]);
});

test('where a cell violates before and after, the checks are named', () => {
  const before = reportOf({ a: failing('location') });
  const after = reportOf({ a: failing('location', 'content-type') });
  expect(renderComparison(compare(named(before, after)))).toContain(
    '  a  violating (location) → violating (content-type, location): text/html is not documented\n',
  );
});

test('that a violation is listed as known is no change', () => {
  const { changes, same } = compare(
    named(reportOf({ a: failing('location') }), reportOf({ a: failing('location!') })),
  );
  expect([changes, same]).toEqual([[], 1]);
});

test('a status that the document does not list is a new violation too', () => {
  const outside: Violation = {
    ...violation,
    cell: null,
    operation: 'GET /pets',
    exchange: exchange.id,
    message: '418 is not documented',
  };
  const before = reportOf({ a: proven });
  const after = reportOf({ a: proven }, {}, [outside]);
  const comparison = compare(named(before, after));
  expect(comparison.changes.map(({ cell, kind }) => [cell, kind])).toEqual([
    [`GET /pets ${exchange.response.status}`, 'worse'],
  ]);
  expect(comparison.same).toBe(1);
  expect(compare(named(after, after)).changes).toEqual([]);
});

const mock = reportOf(
  { a: forced, b: forced, c: open, d: proven, e: proven, f: failing('location') },
  { kind: 'mock', url: 'http://127.0.0.1:4010' },
);
const reference = reportOf(
  { a: proven, b: proven, c: proven, d: proven, e: failing('location!'), f: proven },
  { kind: 'reference', url: 'http://127.0.0.1:8080' },
);
const staging = reportOf(
  {
    a: proven,
    b: failing('location'),
    c: proven,
    d: proven,
    e: proven,
    f: failing('content-type', 'location'),
  },
  { kind: 'url', url: 'https://staging.example.com/api' },
);

test.each(comparisonFormats)(
  'three targets side by side, in $name, are what was looked at',
  async ({ name, render }) => {
    const extension = { text: 'txt', markdown: 'md', json: 'json' }[name];
    await expect(render(compare(named(mock, reference, staging)))).toMatchFileSnapshot(
      `../testing/golden/comparison.${extension}`,
    );
  },
);

test('reports of targets that are called alike have numbers', () => {
  expect(renderComparison(compare(named(mock, staging, mock)))).toMatch(
    /^mock 1 .*\nstaging.example.com .*\nmock 2 /,
  );
});
