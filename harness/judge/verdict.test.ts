import { expect, test } from 'vitest';
import type { Evidence } from '../model/exchange.ts';
import type { PersonaId } from '../model/persona.ts';
import type { Reason } from '../model/reason.ts';
import type { Scenario } from '../model/scenario.ts';
import { controlId } from '../personas/control.ts';
import type { PlannedCell } from '../plan/plan.ts';
import type { RunResult } from '../run/run.ts';
import { contract, judgedOf } from '../testing/exchanges.ts';
import { createPace } from '../transport/create-pace.ts';
import { judgeCell } from './verdict.ts';

const scenario = (id: string): Scenario => ({
  id,
  suite: 'a suite',
  title: 'It holds',
  aim: 'must',
  cell: undefined,
  requirements: [],
  needs: [],
  fallback: false,
  run: async () => undefined,
});

const nothingAims: Reason = { kind: 'no-strategy', sentence: 'nothing that is known provokes this' };

function planned(id: string, scenarios: readonly string[] = []): PlannedCell {
  const cell = contract.cells.find((one) => one.id === id);
  if (!cell) throw new Error(`no cell ${id}`);
  return {
    cell,
    reach: 'certain',
    scenarios: scenarios.map(scenario),
    reason: scenarios.length > 0 ? undefined : nothingAims,
  };
}

function ran(endings: Readonly<Record<string, Reason | undefined>> = {}, interrupted?: string): RunResult {
  return {
    runId: 'r1',
    startedAt: '2026-01-01T00:00:00Z',
    seconds: 1,
    exchanges: [],
    excuses: new Map(),
    claims: [],
    lost: [],
    sightings: [],
    endings: new Map(Object.entries(endings)),
    scenarios: [],
    receipt: { created: 0, removed: 0, left: [] },
    interrupted: interrupted === undefined ? undefined : { by: 'target', sentence: interrupted },
    pace: createPace().told(),
  };
}

const reading = { operation: 'GET /books/{bookId}' };
const refused: Reason = { kind: 'setup-failed', sentence: 'GET /books returned 401, expected 200' };

test('an answer that is excused proves nothing', () => {
  const landed = [judgedOf({ ...reading, status: 200 })];
  const reason: Reason = { kind: 'put-off', sentence: 'it was postponed' };
  const excuses = new Map([['x1', { of: 'status', reason } as const]]);
  const cell = planned('GET /books/{bookId} 200', ['s']);
  expect(judgeCell(cell, landed, [], ran())).toMatchObject({ kind: 'conformant' });
  expect(judgeCell(cell, landed, [], { ...ran({ s: reason }), excuses })).toEqual({
    kind: 'not-exercised',
    reason,
  });
});

test('a violation outweighs every proof', () => {
  const landed = [judgedOf({ ...reading, status: 200 })];
  const cell = planned('GET /books/{bookId} 200', ['s']);
  expect(judgeCell(cell, landed, ['the title is missing'], ran())).toEqual({
    kind: 'violating',
    sentence: 'the title is missing',
  });
  expect(judgeCell(cell, landed, ['a', 'b', 'c'], ran())).toEqual({
    kind: 'violating',
    sentence: 'a (and 2 more)',
  });
});

const flaw = { check: 'content-type', level: 'MUST', message: 'No', place: undefined } as const;

test.each([
  {
    why: 'it was meant to land elsewhere',
    landed: judgedOf({ ...reading, status: 404, purpose: { expected: '200' } }),
  },
  { why: 'it has a flaw', landed: judgedOf({ ...reading, status: 404 }, [flaw]) },
])('no exchange proves anything where $why', ({ landed }) => {
  expect(judgeCell(planned('GET /books/{bookId} 404'), [landed], [], ran())).toEqual({
    kind: 'not-exercised',
    reason: nothingAims,
  });
});

test('the strongest evidence counts, whatever came first', () => {
  const by = (evidence: Evidence) => judgedOf({ ...reading, status: 200, purpose: { evidence } });
  const cell = planned('GET /books/{bookId} 200', ['s']);
  const evidenceOf = (...all: readonly Evidence[]) => {
    const verdict = judgeCell(cell, all.map(by), [], ran());
    return verdict.kind === 'conformant' && verdict.evidence;
  };
  expect(evidenceOf('forced')).toBe('forced');
  expect(evidenceOf('forced', 'injected')).toBe('injected');
  expect(evidenceOf('injected', 'forced', 'provoked')).toBe('provoked');
});

interface Doubt {
  readonly why: string;
  readonly operation?: string;
  readonly status: number;
  readonly persona: PersonaId;
  readonly evidence?: Evidence;
  /** Whose control failed. */
  readonly failed: string;
  readonly verdict: 'conformant' | 'inconclusive';
}

const doubts: readonly Doubt[] = [
  { why: 'nobody else matters', status: 403, persona: 'reader', failed: 'writer', verdict: 'conformant' },
  {
    why: 'it may be refused everywhere',
    status: 403,
    persona: 'reader',
    failed: 'reader',
    verdict: 'inconclusive',
  },
  { why: 'the same for 401', status: 401, persona: 'reader', failed: 'reader', verdict: 'inconclusive' },
  { why: 'the same for 404', status: 404, persona: 'stranger', failed: 'stranger', verdict: 'inconclusive' },
  {
    why: 'broken credentials are held against the owner',
    status: 401,
    persona: 'expired',
    failed: 'owner',
    verdict: 'inconclusive',
  },
  {
    why: 'broken credentials have no control',
    status: 401,
    persona: 'expired',
    failed: 'reader',
    verdict: 'conformant',
  },
  { why: 'a success is no refusal', status: 200, persona: 'owner', failed: 'owner', verdict: 'conformant' },
  {
    why: 'a bad request is no refusal of somebody',
    status: 400,
    persona: 'owner',
    failed: 'owner',
    verdict: 'conformant',
  },
  {
    why: "a forced answer is nobody's",
    status: 403,
    persona: 'reader',
    evidence: 'forced',
    failed: 'reader',
    verdict: 'conformant',
  },
];

test.each(doubts)('$status for $persona while the control of $failed fails is $verdict: $why', (doubt) => {
  const { status, persona, evidence = 'provoked', failed, verdict } = doubt;
  const landed = judgedOf({ ...reading, status, persona, purpose: { evidence } });
  const cell = planned(`GET /books/{bookId} ${status}`, ['s']);
  const found = judgeCell(cell, [landed], [], ran({ [controlId(failed)]: refused, s: undefined }));
  expect(found.kind === 'not-exercised' ? found.reason.kind : found.kind).toBe(verdict);
});

test('a refusal that proves nothing says whose control failed, and how', () => {
  const landed = judgedOf({ ...reading, status: 403, persona: 'reader' });
  const result = ran({ [controlId('reader')]: refused });
  expect(judgeCell(planned('GET /books/{bookId} 403', ['s']), [landed], [], result)).toEqual({
    kind: 'not-exercised',
    reason: {
      kind: 'inconclusive',
      sentence:
        'the control of the persona "reader" failed (GET /books returned 401, expected 200), so its refusal proves nothing',
    },
  });
});

test('where a control could not be tried, the reason says what is missing', () => {
  const landed = judgedOf({ ...reading, status: 403, persona: 'reader' });
  const missing = {
    kind: 'not-possible',
    sentence: 'the environment has no credentials for the persona "reader"',
  } as const;
  const result = ran({ [controlId('reader')]: missing });
  expect(judgeCell(planned('GET /books/{bookId} 403', ['s']), [landed], [], result)).toMatchObject({
    reason: {
      sentence:
        'the environment has no credentials for the persona "reader"; until it has, a refusal proves nothing',
    },
  });
});

test('a proof without a doubt is enough beside a doubtful one, and only it is shown', () => {
  const doubtful = judgedOf({ ...reading, status: 403, persona: 'reader' });
  const sound = judgedOf({ ...reading, status: 403, persona: 'stranger' });
  const result = ran({ [controlId('reader')]: refused });
  expect(judgeCell(planned('GET /books/{bookId} 403', ['s']), [doubtful, sound], [], result)).toEqual({
    kind: 'conformant',
    evidence: 'provoked',
    proofs: [sound],
  });
});

test('a public operation refuses nobody for who they are', () => {
  const result = ran({ [controlId('owner')]: refused });
  const cell = planned('GET /books/{bookId} 404', ['s']);
  const kinds = ['GET /hours', 'GET /books/{bookId}'].map((operation) => {
    const landed = { ...judgedOf({ operation, status: 404, purpose: { expected: '404' } }), landed: '404' };
    return judgeCell(cell, [landed], [], result).kind;
  });
  expect(kinds).toEqual(['conformant', 'not-exercised']);
});

const otherwise: Reason = { kind: 'answered-otherwise', sentence: 'it returned 200' };
const unreachable = 'GET /books got no response: the connection was refused';

test.each([
  { what: 'what the scenario ran into', scenarios: ['s'], result: ran({ s: otherwise }), reason: otherwise },
  {
    what: 'the first that ran into something',
    scenarios: ['s', 't', 'u'],
    result: ran({ s: undefined, t: otherwise, u: refused }),
    reason: otherwise,
  },
  { what: 'why nothing was planned', scenarios: [], result: ran(), reason: nothingAims },
  {
    what: 'that the run ended before',
    scenarios: ['s'],
    result: ran({}, unreachable),
    reason: { kind: 'interrupted', sentence: unreachable },
  },
  {
    what: 'that it was not wanted, also where the run ended before',
    scenarios: [],
    result: ran({}, unreachable),
    reason: nothingAims,
  },
  {
    what: 'that no scenario tests it, although all went well',
    scenarios: ['s'],
    result: ran({ s: undefined }),
    reason: { kind: 'no-strategy', sentence: 'no scenario tests it' },
  },
])('a cell that was not exercised says $what', ({ scenarios, result, reason }) => {
  expect(judgeCell(planned('GET /books/{bookId} 404', scenarios), [], [], result)).toEqual({
    kind: 'not-exercised',
    reason,
  });
});
