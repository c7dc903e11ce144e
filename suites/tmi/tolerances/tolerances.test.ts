import { expect, test } from 'vitest';
import { understand } from '../../../contract/contract.ts';
import { loadBundled } from '../../../contract/document/load.ts';
import { createTolerances, type Tolerance, tolerancesOf } from '../../../harness/model/tolerance.ts';
import { exchangeOf } from '../../../harness/testing/exchanges.ts';
import { releases } from './releases.ts';
import { adviceCases, type Finding } from './testing/advice-cases.ts';
import { authorizationStatusCases } from './testing/authorization-status-cases.ts';
import { oauthStatusCases } from './testing/oauth-status-cases.ts';
import { shapeCases } from './testing/shape-cases.ts';
import type { Answer } from './testing/status-case.ts';
import { statusCases } from './testing/status-cases.ts';
import { tolerances } from './tolerances.ts';

const ours = understand(await loadBundled('specs/tmi/openapi.yaml'));

const allStatusCases = [...statusCases, ...oauthStatusCases, ...authorizationStatusCases];

test.each(allStatusCases)('$id excuses $excused.got for $excused.operation', ({ id, excused, not }) => {
  expect(statusExcusedBy(excused)?.id).toBe(id);
  for (const similar of not)
    expect(statusExcusedBy({ ...excused, ...similar }), told(similar)).toBeUndefined();
});

test.each(adviceCases)('$id excuses of $excused.operation: $excused.message', ({ id, excused, not }) => {
  expect(adviceFor(excused)?.id).toBe(id);
  for (const similar of not) expect(adviceFor({ ...excused, ...similar }), told(similar)).toBeUndefined();
});

test.each(shapeCases)('$id: of $version, $schema may be so', ({ id, version, schema, excused, not }) => {
  const all = tolerancesOf(tolerances, version).filter(({ kind }) => kind === 'shape');
  expect(problems(schema, excused, all)).toEqual([]);
  expect(
    problems(
      schema,
      excused,
      all.filter((one) => one.id !== id),
    ),
  ).not.toEqual([]);
  expect(problems(schema, excused, tolerancesOf(tolerances, 'documented'))).not.toEqual([]);
  expect(problems(schema, not, all)).not.toEqual([]);
});

test('each tolerance excuses something above, and names releases that there are', () => {
  const kinds = [allStatusCases, adviceCases, shapeCases];
  const cased = kinds.map((cases) => cases.map(({ id }) => id).sort());
  const known = (['status', 'advice', 'shape'] as const).map((kind) =>
    tolerances
      .filter((one) => one.kind === kind)
      .map(({ id }) => id)
      .sort(),
  );
  expect(cased).toEqual(known);
  for (const { versions } of tolerances)
    if (versions !== 'every') expect(releases).toEqual(expect.arrayContaining([...versions]));
});

function told(similar: object): string {
  return JSON.stringify(similar);
}

function statusExcusedBy(answer: Answer) {
  const { operation, expected, got, version, error, persona, cause, scenario } = answer;
  const exchange = exchangeOf(
    {
      operation,
      status: got,
      ...(persona && { persona }),
      ...(scenario !== undefined && { scenario }),
      purpose: { expected, cause },
      body: error === undefined ? '' : { error },
    },
    ours,
  );
  return createTolerances(tolerancesOf(tolerances, version)).ofStatus(exchange)?.tolerance;
}

function adviceFor({ operation, got, version, check, message, expected, persona }: Finding) {
  const exchange = exchangeOf(
    {
      operation,
      status: got,
      ...(persona && { persona }),
      purpose: { ...(expected !== undefined && { expected }) },
    },
    ours,
  );
  const found: { check: string; level: 'MUST' | 'SHOULD'; message: string } = {
    check,
    level: 'MUST',
    message,
  };
  return createTolerances(tolerancesOf(tolerances, version)).asAdvice(exchange, found).tolerance;
}

/** What is wrong with a value by a schema of our document, where that much is tolerated. */
function problems(name: string, value: object, tolerated: readonly Tolerance[]) {
  const written = tolerated.reduce(
    (document, tolerance) => (tolerance.kind === 'shape' ? tolerance.document(document) : document),
    ours.written,
  );
  const contract = understand({ file: 'tolerant', document: written, findings: [] });
  return contract.responses
    .at(`#/components/schemas/${name}`)
    .problems(value)
    .map(({ message }) => message);
}
