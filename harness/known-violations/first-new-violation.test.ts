import { expect, test } from 'vitest';
import type { Claim } from '../model/claim.ts';
import type { Excuse } from '../model/excuse.ts';
import type { JudgedExchange, RecordedFlaw } from '../model/judged-exchange.ts';
import type { Reason } from '../model/reason.ts';
import { judgedOf, type Told } from '../testing/exchanges.ts';
import { scenarioOf } from '../testing/runs.ts';
import { atFirstViolation } from './first-new-violation.ts';

const drift: RecordedFlaw = {
  check: 'body-matches-schema',
  level: 'MUST',
  message: 'title is required',
  place: '/title',
};
const missed: RecordedFlaw = {
  check: 'status-as-aimed',
  level: 'MUST',
  message: 'returned 403, expected 200',
  place: undefined,
};
const story = scenarioOf('a scenario', async () => undefined);
const notLetIn: Reason = { kind: 'setup-failed', sentence: 'GET /books returned 403, expected 200' };

function exchange(id: string, told: Told = {}, flaws: readonly RecordedFlaw[] = []): JudgedExchange {
  const judged = judgedOf(told, flaws);
  return { ...judged, exchange: { ...judged.exchange, id } };
}

/** A run that grows between one question and the next. */
function growing() {
  const exchanges: JudgedExchange[] = [];
  const claims: Claim[] = [];
  const endings = new Map<string, Reason | undefined>();
  const excuses = new Map<string, Excuse>();
  const asks = atFirstViolation();
  return {
    endings,
    excuses,
    next: (more: readonly JudgedExchange[], said: readonly Claim[] = []) => {
      exchanges.push(...more);
      claims.push(...said);
      return asks({ exchanges, excuses, claims, endings, scenarios: [story] });
    },
  };
}

const sentence = 'it stops at the first violation (--bail)';

test('a run goes on until something violates', () => {
  const { next } = growing();
  expect(next([exchange('x1'), exchange('x2', {}, [{ ...drift, level: 'SHOULD' }])])).toBeUndefined();
  expect(next([])).toBeUndefined();
  expect(next([exchange('x3', {}, [drift])])).toBe(sentence);
});

test('what several exchanges show counts as well, also when the last of them is older', () => {
  const { next } = growing();
  expect(next([exchange('x1')], [{ exchange: 'x1', sentence: 'lists agree', holds: true }])).toBeUndefined();
  expect(next([], [{ exchange: 'x1', sentence: 'lists agree', holds: false }])).toBe(sentence);
});

test('a refusal of somebody who is let in nowhere accuses nobody', () => {
  const { next, endings } = growing();
  endings.set('control › reader', notLetIn);
  const refused: Told = { status: 403, persona: 'reader', purpose: { expected: '200' } };
  expect(next([exchange('x1', refused, [missed])])).toBeUndefined();
  expect(next([exchange('x2', { ...refused, persona: 'owner' }, [missed])])).toBe(sentence);
});

test('an answer that is excused accuses nobody of its status, and of the rest all the same', () => {
  const { next, excuses } = growing();
  const reason: Reason = { kind: 'put-off', sentence: 'GET /books was postponed with 429' };
  excuses.set('x1', { of: 'status', reason }).set('x2', { of: 'everything', reason });
  excuses.set('x3', { of: 'status', reason });
  expect(next([exchange('x1', { status: 429 }, [missed])])).toBeUndefined();
  expect(next([exchange('x2', { status: 503 }, [missed, drift])])).toBeUndefined();
  expect(next([exchange('x3', { status: 429 }, [missed, drift])])).toBe(sentence);
});
