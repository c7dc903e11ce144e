import { expect, test } from 'vitest';
import type { Violation } from '../../harness/report/defects.ts';
import { decide, type Evidence } from './verdict.ts';

const broken = {
  at: ['PUT /pets/{petId}'],
  seenAt: ['GET /pets/{petId}'],
  requirements: ['R-replace'],
  cells: ['PUT /pets/{petId} 200'],
};

function violation(change: Partial<Violation> = {}): Violation {
  return {
    id: 'v1',
    level: 'MUST',
    check: 'claim',
    cell: 'GET /pets/{petId} 200',
    operation: 'GET /pets/{petId}',
    exchange: 'x1',
    scenario: 'lifecycle › a-pet-is-replaced',
    message: 'Failed: A GET shows it',
    place: null,
    defect: 'd1',
    ...change,
  };
}

function found(violations: readonly Violation[], interrupted: string | null = null): Evidence {
  const scenario = (id: string, suite: string) => ({
    id,
    suite,
    title: '',
    aim: 'must' as const,
    cell: null,
    requirements: [],
    outcome: 'passed' as const,
    reason: null,
    exchanges: [],
    sightings: [],
  });
  const requirement = {
    id: 'R-replace',
    level: 'MUST' as const,
    source: 'S0',
    heading: '',
    text: '',
    cells: ['PUT /pets/{petId} 400'],
    scenarios: ['lifecycle › a-pet-is-replaced'],
    checks: ['body-matches-schema'],
    notTested: null,
  };
  return {
    violations,
    scenarios: [scenario('lifecycle › a-pet-is-replaced', 'lifecycle'), scenario('other', 'validation')],
    requirements: [requirement],
    run: { interrupted },
  };
}

test.each([
  { why: 'by the scenario that shows the requirement', change: {}, requirement: 'R-replace' },
  {
    why: 'by a check that shows the requirement of the cell',
    change: { scenario: 'other', check: 'body-matches-schema', cell: 'PUT /pets/{petId} 400' },
    requirement: 'R-replace',
  },
  {
    why: 'in the cell that is named',
    change: { scenario: 'other', check: 'status-as-aimed', cell: 'PUT /pets/{petId} 200' },
    requirement: undefined,
  },
])('caught: $why', ({ change, requirement }) => {
  const { verdict, falseAlarms } = decide(broken, found([violation(change)]));
  expect(verdict).toMatchObject({ kind: 'caught', by: { requirement }, proofs: 1 });
  expect(falseAlarms).toEqual([]);
});

test.each([
  { why: 'nothing was found', violations: [] },
  { why: 'advice only', violations: [violation({ level: 'SHOULD' })] },
  {
    why: 'of another requirement and in another cell',
    violations: [violation({ scenario: 'other', cell: 'GET /pets/{petId} 404' })],
  },
  {
    why: 'a check of the requirement in a cell that it does not touch',
    violations: [violation({ scenario: 'other', check: 'body-matches-schema' })],
  },
])('survived: $why', ({ violations }) => {
  expect(decide(broken, found(violations))).toEqual({ verdict: { kind: 'survived' }, falseAlarms: [] });
});

test('a violation of the requirement in an operation that is not touched is a false alarm, and catches nothing', () => {
  const elsewhere = violation({ operation: 'GET /owners', cell: 'GET /owners 200' });
  expect(decide(broken, found([elsewhere]))).toEqual({
    verdict: { kind: 'survived' },
    falseAlarms: [elsewhere],
  });
});

test('advice elsewhere is no false alarm', () => {
  const elsewhere = violation({ level: 'SHOULD', operation: 'GET /owners', cell: 'GET /owners 200' });
  expect(decide(broken, found([elsewhere])).falseAlarms).toEqual([]);
});

test('a status that nobody documented counts for its operation', () => {
  const undocumented = violation({
    scenario: 'other',
    check: 'status-declared',
    cell: null,
    operation: 'PUT /pets/{petId}',
  });
  const whole = { ...broken, cells: ['PUT /pets/{petId}'] };
  expect(decide(whole, found([undocumented])).verdict).toMatchObject({ kind: 'caught' });
});

test('a run that broke off crashed, unless it had caught the sabotage before', () => {
  expect(decide(broken, found([], 'the target is silent')).verdict).toEqual({
    kind: 'crashed',
    why: 'the target is silent',
  });
  expect(decide(broken, found([violation()], 'the target is silent')).verdict.kind).toBe('caught');
});

test('the same violations in another order are shown by the same proof', () => {
  const all = [
    violation({ scenario: 'other', cell: 'PUT /pets/{petId} 200', check: 'a' }),
    violation({ message: 'b' }),
    violation({ message: 'a' }),
  ];
  const shown = decide(broken, found(all)).verdict;
  expect(shown).toMatchObject({ by: { message: 'a', requirement: 'R-replace' }, proofs: 3 });
  expect(decide(broken, found(all.toReversed())).verdict).toEqual(shown);
});

test('a requirement that is not there is a mistake of the catalogue', () => {
  const misspelt = { ...broken, requirements: ['R-replaced'] };
  expect(() => decide(misspelt, found([violation()]))).toThrow('there is no requirement called R-replaced');
});
