import { expect, test } from 'vitest';
import type { Report } from '../harness/report/report.ts';
import { replayCommand } from '../reports/parts/replay-command.ts';
import { sampleReport } from '../reports/testing/sample-report.ts';
import { sampleWithKnown } from '../reports/testing/sample-with-known.ts';
import { createDefectTests } from './defect-tests.ts';
import {
  outcomeOfCell,
  outcomeOfCleanUp,
  outcomeOfGate,
  outcomeOfList,
  outcomeOfRun,
  outcomeOfScenario,
} from './outcomes.ts';

test('a scenario ends as the report says it did; without what was told before, it tells what violates', () => {
  for (const { id, outcome, reason } of sampleReport.scenarios) {
    const ended = outcomeOfScenario(sampleReport, id, createDefectTests());
    switch (outcome) {
      case 'passed':
        expect(ended).toEqual({ kind: 'passed' });
        break;
      case 'not-exercised':
        expect(ended).toEqual({ kind: 'skipped', reason });
        break;
      case 'violated':
        expect(ended).toMatchObject({
          kind: 'failed',
          message: expect.stringContaining(`  Run it again: ${replayCommand(sampleReport.run, id)}`),
        });
        break;
    }
  }
  expect(new Set(sampleReport.scenarios.map(({ outcome }) => outcome))).toHaveLength(3);
});

test('a cell ends as its verdict', () => {
  const kinds = { conformant: 'passed', violating: 'failed', 'not-exercised': 'skipped' } as const;
  for (const { id, verdict } of sampleReport.cells)
    expect(outcomeOfCell(sampleReport, id, createDefectTests()).kind, id).toBe(kinds[verdict.kind]);
});

test('a defect fails the first test that meets it, and the others refer to that one', () => {
  const defects = createDefectTests();
  const ends = [
    ...sampleReport.scenarios.map(({ id }) => outcomeOfScenario(sampleReport, id, defects)),
    ...sampleReport.cells.map(({ id }) => outcomeOfCell(sampleReport, id, defects)),
  ];
  const said = ends.flatMap((end) => (end.kind === 'failed' ? end.message : []));
  const must = sampleReport.defects.filter(({ level }) => level === 'MUST');
  for (const { title } of must)
    expect(
      said
        .join('\n')
        .split('\n')
        .filter((line) => line.startsWith(title)),
    ).toHaveLength(1);
  expect(said.length).toBeLessThanOrEqual(must.length);
  expect(said.join('\n').split('\n').length).toBeLessThanOrEqual(must.length * 3);
  const referring = ends.filter((end) => end.kind === 'skipped' && end.reason.startsWith('violates: '));
  const violated = sampleReport.scenarios.filter(({ outcome }) => outcome === 'violated').length;
  const violating = sampleReport.cells.filter(({ verdict }) => verdict.kind === 'violating').length;
  expect(said.length + referring.length).toBe(violated + violating);
});

test('a test that is tried again tells of the same defects', () => {
  const defects = createDefectTests();
  const [violated] = sampleReport.scenarios.filter(({ outcome }) => outcome === 'violated');
  const first = outcomeOfScenario(sampleReport, violated?.id ?? '', defects);
  expect(first.kind).toBe('failed');
  expect(outcomeOfScenario(sampleReport, violated?.id ?? '', defects)).toEqual(first);
});

const interrupted = { ...sampleReport, run: { ...sampleReport.run, interrupted: 'it was stopped' } };

test.each<[string, Report, string]>([
  ['because its cell was proven before', sampleReport, 'another scenario proved its cell'],
  ['because the run ended early', interrupted, 'it was stopped'],
])('a scenario that did not run is skipped %s', (_, report, reason) => {
  expect(outcomeOfScenario(report, 'never', createDefectTests())).toEqual({ kind: 'skipped', reason });
});

test('what is known is skipped with the reason, in its scenario and in its cell; what is new fails', () => {
  const reason = 'known to violate: the codes are those of the old gateway (PETS-12, ann, until 2026-06-30)';
  const skipped = { kind: 'skipped', reason };
  expect(outcomeOfScenario(sampleWithKnown, 'invalid-body/POST /pets/name', createDefectTests())).toEqual(
    skipped,
  );
  expect(outcomeOfCell(sampleWithKnown, 'POST /pets 400', createDefectTests())).toEqual(skipped);
  expect(outcomeOfCell(sampleWithKnown, 'GET /pets 500', createDefectTests()).kind).toBe('failed');
});

test('a stale list fails, with the lines to delete', () => {
  expect(outcomeOfList(sampleReport)).toEqual({ kind: 'passed' });
  expect(outcomeOfList(sampleWithKnown)).toEqual({
    kind: 'failed',
    message: `Delete the stale entries:
  known-violations.yaml:8-13 GET /pets 404: it no longer violates
  known-violations.yaml:15-21 story/create-then-*, no-internals: it expired on 2026-03-01`,
  });
});

test('a gate that is refused fails, with what is missing', () => {
  const term = {
    term: 'cells>=95%',
    decides: 'coverage',
    implied: false,
    sentence: '9 of 10 cells are proven',
  } as const;
  expect(outcomeOfGate({ ...sampleReport, gate: [{ ...term, holds: true }] })).toEqual({ kind: 'passed' });
  expect(outcomeOfGate({ ...sampleReport, gate: [{ ...term, holds: false }] })).toEqual({
    kind: 'failed',
    message: 'Gate failed:\n  cells>=95%: 9 of 10 cells are proven',
  });
});

test('a run that concludes nothing fails', () => {
  expect(outcomeOfRun(sampleReport)).toEqual({ kind: 'passed' });
  expect(outcomeOfRun({ ...sampleReport, result: 'inconclusive' }).kind).toBe('failed');
});

const log = { path: '/logs/1', why: 'the API has no operation that removes it', forGood: true } as const;

test.each<[string, Report['cleanUp']['left'], ReturnType<typeof outcomeOfCleanUp>]>([
  ['nothing', [], { kind: 'passed' }],
  [
    'what nobody can remove',
    [log],
    { kind: 'skipped', reason: 'cannot be removed: /logs/1: the API has no operation that removes it' },
  ],
  [
    'something else besides',
    [log, { path: '/pets/1', why: 'it returned 500' }],
    {
      kind: 'failed',
      message:
        'Left behind on the target:\n  /logs/1: the API has no operation that removes it\n  /pets/1: it returned 500',
    },
  ],
])('how a run ends that leaves %s', (_, left, outcome) => {
  expect(outcomeOfCleanUp({ ...sampleReport, cleanUp: { created: 2, removed: 0, left } })).toEqual(outcome);
});
