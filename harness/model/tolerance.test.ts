import { expect, test } from 'vitest';
import { exchangeOf } from '../testing/exchanges.ts';
import type { Exchange } from './exchange.ts';
import { standingExcuses } from './standing-excuses.ts';
import { createTolerances, nameOf, type Tolerance, tolerancesOf } from './tolerance.ts';

const exchange = { ...exchangeOf(), persona: 'stranger' } as const;
const { operation, purpose } = exchange;
const cell = new RegExp(`^${operation.key.replaceAll(/[{}/]/g, '\\$&')} ${purpose.expected}$`);
const status: Tolerance = {
  kind: 'status',
  id: 'C1',
  cells: cell,
  accepts: [418],
  why: 'it is a teapot',
  versions: ['old'],
};

function answered(code: number) {
  return { ...exchange, response: { ...exchange.response, status: code } };
}

test('an accepted status is tolerated, with its number and its reason, and no other is', () => {
  const { ofStatus } = createTolerances([status]);
  expect(ofStatus(answered(418))).toEqual({
    sentence: '418 is tolerated instead (C1): it is a teapot',
    tolerance: { id: 'C1', why: 'it is a teapot' },
  });
  expect(ofStatus(answered(419))).toBeUndefined();
});

test.each<[string, Tolerance]>([
  ['another cell', { ...status, cells: /^DELETE \/nowhere 204$/ }],
  ['another persona', { ...status, personas: ['reader'] }],
  ['another cause', { ...status, causes: ['rate-limited'] }],
  ['another scenario', { ...status, scenarios: /^no such/ }],
  ['another code of the error', { ...status, errors: ['teapot'] }],
])('what is tolerated of %s is not tolerated here', (_, tolerance) => {
  expect(createTolerances([tolerance]).ofStatus(answered(418))).toBeUndefined();
});

test('an accepted status is no violation for not being listed, and every other is', () => {
  const { asAdvice } = createTolerances([status]);
  const unlisted = { check: 'status-declared', level: 'MUST', message: 'not listed' } as const;
  expect(asAdvice(answered(418), unlisted)).toEqual({
    ...{ check: 'status-declared', level: 'SHOULD', message: 'not listed (tolerated: C1)' },
    tolerance: nameOf(status),
  });
  expect(asAdvice(answered(419), unlisted)).toBe(unlisted);
  const leaking = { ...unlisted, check: 'no-internals' };
  expect(asAdvice(answered(418), leaking)).toBe(leaking);
});

test('an accepted success is listed also where the request should have been refused', () => {
  const creating = {
    ...operation,
    responses: operation.responses.map((each) => ({ ...each, status: '201' })),
  };
  const cells = new RegExp(`^${operation.key.replaceAll(/[{}/]/g, '\\$&')} 201$`);
  const { asAdvice } = createTolerances([{ ...status, cells, accepts: [200] }]);
  const unlisted = { check: 'status-declared', level: 'MUST', message: 'not listed' } as const;
  const refusable = { ...answered(200), operation: creating, purpose: { ...purpose, expected: '400' } };
  expect(asAdvice(refusable, unlisted).level).toBe('SHOULD');
  expect(asAdvice({ ...refusable, response: { ...refusable.response, status: 202 } }, unlisted)).toBe(
    unlisted,
  );
  const ofOwners = createTolerances([{ ...status, cells, accepts: [200], personas: ['owner'] }]);
  expect(ofOwners.asAdvice(refusable, unlisted)).toBe(unlisted);
});

test('what another response to the same persona disproves is tolerated no longer', () => {
  const refused: Tolerance = { ...status, unless: new RegExp(`^${operation.key} 200$`) };
  const tolerance = nameOf(refused);
  const reason = { kind: 'tolerated', sentence: 'it is a teapot' } as const;
  const excuses = new Map([
    ['x1', { of: 'status', reason, tolerance }],
    ['x9', { of: 'status', reason }],
  ] as const);
  const made = { ...answered(200), id: 'x2' };
  const left = (...others: Exchange[]) => [
    ...standingExcuses(excuses, [answered(418), ...others], [refused]).keys(),
  ];
  expect(left()).toEqual(['x1', 'x9']);
  expect(left({ ...made, persona: 'owner' })).toEqual(['x1', 'x9']);
  expect(left({ ...made, response: { ...made.response, status: 201 } })).toEqual(['x1', 'x9']);
  expect(left(made)).toEqual(['x9']);
});

test('cells may be named as in our document', () => {
  const named: Tolerance = { ...status, cells: /^OURS$/ };
  expect(createTolerances([named], () => 'OURS').ofStatus(answered(418))?.tolerance.id).toBe('C1');
  expect(createTolerances([named]).ofStatus(answered(418))).toBeUndefined();
});

test('a finding that is tolerated is an advisory that says so; others stay what they are', () => {
  const advice: Tolerance = {
    kind: 'advice',
    id: 'E2',
    checks: ['www-authenticate'],
    cells: / 401$/,
    messages: /no WWW-Authenticate/,
    why: 'some forget it',
    versions: ['old'],
  };
  const { asAdvice } = createTolerances([advice]);
  const found = { check: 'www-authenticate', level: 'MUST', message: 'no WWW-Authenticate on 401' } as const;
  expect(
    asAdvice<{ check: string; level: 'MUST' | 'SHOULD'; message: string }>(answered(401), found),
  ).toEqual({
    ...found,
    level: 'SHOULD',
    message: 'no WWW-Authenticate on 401 (tolerated: E2)',
    tolerance: { id: 'E2', why: 'some forget it' },
  });
  expect(asAdvice(answered(403), found)).toBe(found);
  const other = { ...found, message: 'it names another scheme' };
  expect(asAdvice(answered(401), other)).toBe(other);
});

test('a tolerance is of the versions that it names, or of every one', () => {
  const everywhere: Tolerance = { ...status, id: 'C2', versions: 'every' };
  expect(tolerancesOf([status, everywhere], 'old')).toEqual([status, everywhere]);
  expect(tolerancesOf([status, everywhere], 'new')).toEqual([everywhere]);
});
