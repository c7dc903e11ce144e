import { expect, test } from 'vitest';
import type { Report } from '../../harness/report/report.ts';
import { sampleReport } from '../testing/sample-report.ts';
import { since } from './since.ts';

/** The sample without the violations of a check, all its cells with a verdict. */
function without(check: string, verdict: Report['cells'][number]['verdict']): Report {
  const violations = sampleReport.violations.filter((each) => each.check !== check);
  const gone = sampleReport.violations.filter((each) => each.check === check);
  const cells = sampleReport.cells.map((cell) =>
    gone.some((each) => each.cell === cell.id) ? { ...cell, verdict } : cell,
  );
  return {
    ...sampleReport,
    violations,
    cells,
    defects: sampleReport.defects.filter((each) => each.check !== check),
  };
}

const [first] = sampleReport.defects;
const check = first?.check ?? '';
const proven = { kind: 'conformant' } as const;
const open = { kind: 'not-exercised', reason: 'no credentials', because: 'setup-failed' } as const;
const leftOut = { kind: 'not-exercised', reason: 'left out by --grep x', because: 'excluded' } as const;
const cellsOfFirst = first?.cells ?? [];

test('the same report twice: everything is still there', () => {
  const { since: found, violations } = since(sampleReport, { file: 'r.json', report: sampleReport });
  expect(found).toMatchObject({
    file: 'r.json',
    besides: [],
    new: [],
    fixed: [],
    notTested: [],
    won: [],
    lost: [],
  });
  expect(found?.still).toEqual(sampleReport.defects.flatMap(({ id, level }) => (level === 'MUST' ? id : [])));
  expect(violations.filter((each) => each.since)).toEqual([]);
});

test('a defect is new if no earlier violation is its own, and its cells are lost', () => {
  const { since: found, violations } = since(sampleReport, {
    file: 'r.json',
    report: without(check, proven),
  });
  expect(found?.new).toEqual([first?.id]);
  expect(found?.still).not.toContain(first?.id);
  expect(found?.lost.map(({ cell }) => cell)).toEqual(expect.arrayContaining([...cellsOfFirst]));
  expect(violations.filter((each) => each.since === 'new').every((each) => each.check === check)).toBe(true);
});

test('a violation in a cell that was not tested before is no regression, and says so', () => {
  const { violations } = since(sampleReport, { file: 'r.json', report: without(check, open) });
  const mine = violations.filter((each) => each.check === check && each.cell !== null);
  expect(mine.map((each) => each.since)).toEqual(mine.map(() => 'not-tested-before'));
});

test.each([
  ['fixed, as it was tested again', proven, ['fixed'], cellsOfFirst],
  ['not tested', open, ['notTested'], []],
  ['nothing, where nobody asked for it', leftOut, [], []],
] as const)('a defect that is not found any more is %s', (_, verdict, kinds, won) => {
  const { since: found } = since(without(check, verdict), { file: 'r.json', report: sampleReport });
  for (const kind of ['fixed', 'notTested'] as const)
    expect(found?.[kind].map(({ title }) => title)).toEqual(
      (kinds as readonly string[]).includes(kind) ? [first?.title] : [],
    );
  expect(found?.won).toEqual(won);
  expect(found?.lost).toEqual([]);
});

test('of a run that ended early, or of another part, only a scenario that ran again shows that a defect is fixed', () => {
  const now = without(check, proven);
  const mine = sampleReport.violations.filter((each) => each.check === check).map(({ scenario }) => scenario);
  const early = { ...now, run: { ...now.run, interrupted: 'stopped' }, scenarios: [] };
  const found = since(early, { file: 'r.json', report: sampleReport }).since;
  expect([found?.fixed, found?.notTested.map(({ title }) => title)]).toEqual([[], [first?.title]]);
  const scenarios = now.scenarios.map((each) =>
    mine.includes(each.id) ? { ...each, outcome: 'passed' as const } : each,
  );
  const part = { ...now, run: { ...now.run, part: '--grep x' }, scenarios };
  expect(since(part, { file: 'r.json', report: sampleReport }).since?.fixed).toHaveLength(1);
  expect(since({ ...part, scenarios: [] }, { file: 'r.json', report: sampleReport }).since).toMatchObject({
    fixed: [],
    notTested: [],
  });
});

test('what is listed as known is no news', () => {
  const known = {
    ...sampleReport,
    violations: sampleReport.violations.map((each) =>
      each.check === check ? { ...each, known: 'k1' } : each,
    ),
  };
  const { since: found, violations } = since(known, { file: 'r.json', report: without(check, proven) });
  expect([...(found?.new ?? []), ...(found?.still ?? [])]).not.toContain(first?.id);
  expect(violations.filter((each) => each.since)).toEqual([]);
});

test('what else is different is said', () => {
  const { run } = sampleReport;
  const before: Report = {
    ...sampleReport,
    run: {
      ...run,
      assay: '0.0.9',
      target: { kind: 'mock', url: 'http://127.0.0.1:4010', auth: 'mock' },
      document: { ...run.document, version: '0.9', sha256: 'another' },
      selection: '--read-only',
      interrupted: 'stopped by the user',
    },
  };
  expect(since(sampleReport, { file: 'r.json', report: before }).since?.besides).toEqual([
    `The document has changed from version 0.9 to ${run.document.version}.`,
    'The target was http://127.0.0.1:4010.',
    'Credentials came from mock.',
    'The part that was run was --read-only.',
    'That run ended early: stopped by the user.',
    'That report was written by Assay 0.0.9.',
  ]);
});

test('a cell that the document lost is lost', () => {
  const [cell] = sampleReport.cells.filter(({ verdict }) => verdict.kind === 'conformant');
  const now = { ...sampleReport, cells: sampleReport.cells.filter(({ id }) => id !== cell?.id) };
  expect(since(now, { file: 'r.json', report: sampleReport }).since?.lost).toEqual([
    { cell: cell?.id, reason: 'the document has no such cell any more' },
  ]);
});
