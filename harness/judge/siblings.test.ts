import { expect, test } from 'vitest';
import type { JudgedExchange } from '../model/judged-exchange.ts';
import type { ReportedCell } from '../report/ledger.ts';
import { judgedOf } from '../testing/exchanges.ts';
import { contractOf, operationOf } from '../testing/library.ts';
import { siblings } from './siblings.ts';

const kinds = ['toys', 'meals', 'walks'];
const answers = {
  responses: { '200': { description: 'x' }, '204': { description: 'x' }, '404': { description: 'x' } },
};
const contract = contractOf({
  openapi: '3.1.0',
  info: { title: 'Pets', version: '1' },
  paths: Object.fromEntries(
    kinds.flatMap((kind) => [
      [`/pets/{petId}/${kind}`, { get: answers }],
      [`/pets/{petId}/${kind}/{id}`, { delete: answers }],
    ]),
  ),
});
const keyOf = (kind: string) => `DELETE /pets/{petId}/${kind}/{id}`;

function answered(
  kind: string,
  status: number,
  evidence: 'provoked' | 'forced' = 'provoked',
): JudgedExchange {
  const judged = judgedOf({ status: 200, purpose: { expected: '204', evidence } });
  const { exchange } = judged;
  const operation = operationOf(contract, keyOf(kind));
  return { ...judged, exchange: { ...exchange, operation, response: { ...exchange.response, status } } };
}

function cell(kind: string, status: string, verdict: ReportedCell['verdict']): ReportedCell {
  return {
    id: `${keyOf(kind)} ${status}`,
    operation: keyOf(kind),
    status,
    summary: '',
    tag: '',
    documentedIn: [],
    verdict,
    evidence: verdict.kind === 'conformant' ? 'provoked' : null,
    exchanges: [],
    scenarios: [],
    violations: [],
    requirements: [],
  };
}

test('a sibling that is answered otherwise than most is shown with what it was answered', () => {
  const exchanges = [answered('toys', 204), answered('meals', 204), answered('walks', 200)];
  expect(siblings(contract.operations, exchanges, [])).toEqual([
    {
      family: '/pets/{petId}/…',
      method: 'DELETE',
      what: 'succeeds with',
      usual: '204',
      have: 2,
      others: [{ operation: keyOf('walks'), found: '200' }],
    },
  ]);
});

test('so is one with another verdict on the same status', () => {
  const violating = { kind: 'violating', reason: 'returned 200' } as const;
  const cells = [
    cell('toys', '404', { kind: 'conformant' }),
    cell('meals', '404', violating),
    cell('walks', '404', { kind: 'conformant' }),
  ];
  expect(siblings(contract.operations, [], cells)).toMatchObject([
    { what: '404', usual: 'conformant', others: [{ operation: keyOf('meals'), found: 'violating' }] },
  ]);
});

test.each<[what: string, exchanges: readonly JudgedExchange[]]>([
  ['all are alike', kinds.map((kind) => answered(kind, 204))],
  ['there is no majority', [answered('toys', 204), answered('meals', 200)]],
  [
    'one was told what to answer',
    [answered('toys', 204), answered('meals', 204), answered('walks', 200, 'forced')],
  ],
  ['one was not asked', [answered('toys', 204), answered('meals', 204)]],
  [
    'one failed, which is a finding elsewhere',
    [answered('toys', 204), answered('meals', 204), answered('walks', 500)],
  ],
])('nothing deviates: %s', (_, exchanges) => {
  expect(siblings(contract.operations, exchanges, [])).toEqual([]);
});
