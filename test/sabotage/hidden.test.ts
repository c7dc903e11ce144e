import { expect, test } from 'vitest';
import { hiddenBecause, type Shown } from './hidden.ts';

const broken = {
  id: 'pets-forgotten',
  title: 'A pet is not stored.',
  at: ['PUT /pets/{petId}'],
  seenAt: ['GET /pets/{petId}'],
  requirements: ['R-replace'],
  cells: ['PUT /pets/{petId} 200'],
  apply: () => {},
};

type Verdict = Shown['cells'][number]['verdict'];

const proven: Verdict = { kind: 'conformant' };
const unproven: Verdict = {
  kind: 'not-exercised',
  reason: 'only a forced fault shows it',
  because: 'not-provocable',
};

/** A run that has shown one cell, and one story of the requirement. */
function shown({
  cell = unproven,
  operation = 'PUT /pets/{petId}',
  outcome = 'not-exercised',
  checks = [],
}: {
  readonly cell?: Verdict;
  readonly operation?: string;
  readonly outcome?: 'passed' | 'not-exercised';
  readonly checks?: readonly string[];
}): Shown {
  const story = 'lifecycle › a-pet-is-replaced';
  const id = `${operation} 200`;
  return {
    abilities: ['business-rules'],
    cells: [{ id, operation, verdict: cell }],
    scenarios: [{ id: story, outcome, reason: outcome === 'passed' ? null : 'no pet could be made' }],
    exchanges: [{ scenario: story, operation: 'GET /pets/{petId}' }],
    requirements: [{ id: 'R-replace', cells: [id], scenarios: [story], checks }],
  };
}

test.each([
  { what: 'its cell is proven', run: shown({ cell: proven }) },
  { what: 'a story of its requirement passed', run: shown({ outcome: 'passed' }) },
  {
    what: 'a check of its requirement saw an operation that it touches',
    run: shown({ operation: 'GET /pets/{petId}', cell: proven, checks: ['location'] }),
  },
])('it can be seen where $what', ({ run }) => {
  expect(hiddenBecause(broken, run)).toBeUndefined();
});

test('it is hidden where the target lacks an ability, whatever else was proven', () => {
  const run = shown({ cell: proven });
  expect(hiddenBecause({ ...broken, needs: ['open-sockets'] }, run)).toBe(
    'only a target with the ability open-sockets shows it',
  );
  expect(hiddenBecause({ ...broken, needs: ['business-rules'] }, run)).toBeUndefined();
});

test.each([
  { what: 'its cell says why not', run: shown({}), why: 'only a forced fault shows it' },
  {
    what: 'its story says why not',
    run: shown({ operation: 'GET /pets', cell: proven, checks: ['location'] }),
    why: 'no pet could be made',
  },
])('it is hidden where $what', ({ run, why }) => {
  expect(hiddenBecause(broken, run)).toBe(why);
});
