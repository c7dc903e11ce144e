import { expect, test } from 'vitest';
import { judgeCell } from '../../harness/judge/verdict.ts';
import type { ScenarioOutline } from '../../harness/model/scenario.ts';
import { makePlan } from '../../harness/plan/plan.ts';
import type { RunResult } from '../../harness/run/run.ts';
import { strategies } from '../../harness/strategies/strategies.ts';
import { contractOf, library, libraryProfile } from '../../harness/testing/library.ts';
import { planOf, runScenarios, serveLibrary } from '../../harness/testing/runs.ts';
import { tried } from './implementations.ts';
import { runLibrary } from './library-run.ts';

/** Servers that answer as expected for another reason than the expected one: nothing may be proven by that. */

const ofStrategy =
  (strategy: string) =>
  ({ suite }: ScenarioOutline) =>
    suite === strategy;

test('a refusal of somebody who is refused everywhere does not show that a role is missing', async () => {
  const { endings } = await runLibrary({
    faults: ['refuses-whoever-owns-nothing'],
    part: ({ id }) => id === 'insufficient-role › PUT /books/{bookId} 403 › reader',
  });
  expect(endings.get('control › reader')?.kind).toBe('setup-failed');
  expect(endings.get('insufficient-role › PUT /books/{bookId} 403 › reader')).toEqual({
    kind: 'setup-failed',
    sentence: 'GET /books/{bookId} returned 403, expected 200',
  });
});

/** The verdict on every cell, by what landed there. */
function verdicts(result: RunResult) {
  const plan = makePlan(contractOf(library), libraryProfile, []);
  return plan.cells.map((planned) => {
    const landed = result.exchanges.filter(
      (judged) => `${judged.exchange.operation.key} ${judged.landed}` === planned.cell.id,
    );
    return { cell: planned.cell.id, verdict: judgeCell(planned, landed, [], result) };
  });
}

test('where nobody is let in, no 401 is proven', async () => {
  const headers = { 'www-authenticate': 'Bearer' };
  const body = { error: 'unauthorized', message: 'Show your card' };
  const { url } = await serveLibrary(() => ({ status: 401, headers, body }));
  const { scenarios } = makePlan(contractOf(library), libraryProfile, []);
  const result = await runScenarios(url, scenarios.filter(ofStrategy('broken-credentials')), {
    plan: planOf([]),
  });
  const reasons = verdicts(result)
    .filter(({ cell }) => /^GET \/(books|ledger) 401/.test(cell))
    .map(({ verdict }) => (verdict.kind === 'not-exercised' ? verdict.reason.kind : verdict.kind));
  expect(reasons).toEqual(['inconclusive', 'inconclusive']);
});

test('where nothing is remembered, no 404 of something that was deleted is proven', async () => {
  const result = await runLibrary({
    faults: ['forgets-what-it-created'],
    part: ofStrategy('deleted-resource'),
  });
  const endings = result.scenarios
    .filter(ofStrategy('deleted-resource'))
    .map(({ id }) => result.endings.get(id));
  expect(endings.map((ending) => ending?.kind)).toEqual(['setup-failed', 'setup-failed', 'setup-failed']);
});

const causes: Readonly<Record<string, readonly string[]>> = {
  'valid-request': [],
  'all-parameters': [],
  'broken-credentials': [
    'expired-credentials',
    'invalid-credentials',
    'missing-credentials',
    'revoked-credentials',
  ],
  'insufficient-role': ['administrator-required', 'insufficient-role'],
  'sufficient-role': [],
  'unknown-id': ['unknown-resource bookId'],
  'deleted-resource': ['unknown-resource bookId'],
  'absent-singleton': [],
  'malformed-id': ['malformed-path-parameter bookId'],
  'invalid-body': [
    'invalid-member',
    ...['days', 'genre', 'pages', 'title', 'to'].map((member) => `invalid-member ${member}`),
    ...['days', 'genre', 'title', 'to'].map((member) => `missing-member ${member}`),
  ],
  'malformed-body': ['malformed-body'],
  'missing-body': [],
  'invalid-query': ['genre', 'limit'],
  'malformed-query': ['malformed-request'],
  'not-acceptable': ['not-acceptable'],
  'unsupported-media-type': ['unsupported-media-type'],
  'second-creation': ['already-exists'],
  'injected-fault': ['rate-limited', 'storage-failure'],
  'forced-response': [],
  // The library has no guard against forged requests.
  'csrf-guard': [],
};

/** By this an answer is held against the text and code that the document shows for it. */
test('every strategy says what it did, and to what', async () => {
  const [plain, faulty] = [
    await runLibrary(),
    await runLibrary({
      abilities: ['inject-faults'],
      target: { faultSecret: 'secret' },
      part: ofStrategy('injected-fault'),
    }),
  ];
  const onImplementations = new Set(tried.map(({ strategy }) => strategy));
  const here = strategies.filter(({ id }) => !onImplementations.has(id));
  const found = here.map(({ id }) => {
    const result = id === 'injected-fault' ? faulty : plain;
    const suites = new Map(result.scenarios.map((scenario) => [scenario.id, scenario.suite]));
    const aims = result.exchanges.filter(
      ({ exchange }) => suites.get(exchange.scenario) === id && exchange.purpose.step === 'aim',
    );
    const told = aims.map(({ exchange: { purpose } }) =>
      [purpose.cause, purpose.subject].filter(Boolean).join(' '),
    );
    return [id, [...new Set(told)].filter((one) => one !== '').sort()];
  });
  expect(Object.fromEntries(found)).toEqual(causes);
});
