import { expect, test } from 'vitest';
import type { Excuse } from '../model/excuse.ts';
import { contract, judgedOf, type Told } from '../testing/exchanges.ts';
import { accessMatrix } from './access-matrix.ts';

const key = 'DELETE /books/{bookId}';

function square(persona: string, told: readonly Told[], excuses = new Map<string, Excuse>()) {
  const exchanges = told.map((each) => judgedOf({ operation: key, ...each }));
  return accessMatrix(contract.operations, { exchanges, excuses }).find(
    (each) => each.operation === key && each.persona === persona,
  );
}

const letIn: Told = { persona: 'owner', status: 204 };
const refused: Told = { persona: 'stranger', status: 403 };

test.each([
  ['owner', [letIn], 'let-in', 'as-due'],
  ['owner', [letIn, { ...letIn, status: 403, purpose: { expected: '204' } }], 'let-in', 'otherwise'],
  ['owner', [{ ...letIn, purpose: { evidence: 'forced' } }], 'let-in', 'not-exercised'],
  ['owner', [{ ...letIn, status: 404 }], 'let-in', 'not-exercised'],
  // A request that only may succeed.
  [
    'owner',
    [{ ...letIn, status: 401, purpose: { expected: '204', binding: false } }],
    'let-in',
    'not-exercised',
  ],
  ['stranger', [refused], 'refused', 'as-due'],
  ['stranger', [{ ...refused, status: 204, purpose: { expected: '403' } }], 'refused', 'otherwise'],
  ['anonymous', [{ persona: 'anonymous', status: 401 }], 'refused', 'as-due'],
  ['anonymous', [], 'refused', 'not-exercised'],
  // Somebody gave the stranger a role before: it was not meant to show what a stranger may do.
  ['stranger', [{ ...refused, status: 204 }], 'refused', 'not-exercised'],
] as const)('%s after %j is due to be %s: %s', (persona, told, due, found) => {
  expect(square(persona, told)).toMatchObject({ due, found });
});

test('an answer that is excused decides nothing', () => {
  const refusal: Told = { ...letIn, status: 401, purpose: { expected: '204' } };
  const excuse: Excuse = { of: 'status', reason: { kind: 'inconclusive', sentence: 'the token expired' } };
  expect(square('owner', [refusal])).toMatchObject({ found: 'otherwise' });
  expect(square('owner', [refusal], new Map([['x1', excuse]]))).toMatchObject({ found: 'not-exercised' });
});

test('an operation that is open to everybody has no squares', () => {
  const open = contract.operations.filter(({ access }) => access.public).map((operation) => operation.key);
  expect(open.length).toBeGreaterThan(0);
  const shown = new Set(
    accessMatrix(contract.operations, { exchanges: [], excuses: new Map() }).map(
      ({ operation }) => operation,
    ),
  );
  expect(open.filter((operation) => shown.has(operation))).toEqual([]);
});
