import { expect, test } from 'vitest';
import { type Contract, understand } from '../../../contract/contract.ts';
import { loadBundled } from '../../../contract/document/load.ts';
import { createTolerances, tolerancesOf } from '../../../harness/model/tolerance.ts';
import { exchangeOf } from '../../../harness/testing/exchanges.ts';
import { releases } from './releases.ts';
import { adviceCases, type Finding } from './testing/advice-cases.ts';
import { authorizationStatusCases } from './testing/authorization-status-cases.ts';
import { boundOfAnswerCases } from './testing/bound-of-answer-cases.ts';
import { boundOfInputCases } from './testing/bound-of-input-cases.ts';
import { oauthStatusCases } from './testing/oauth-status-cases.ts';
import { shapeCases } from './testing/shape-cases.ts';
import type { Answer } from './testing/status-case.ts';
import { statusCases } from './testing/status-cases.ts';
import { tolerances } from './tolerances.ts';

const ours = understand(await loadBundled('specs/tmi/openapi.yaml'));

const allShapeCases = [...shapeCases, ...boundOfInputCases, ...boundOfAnswerCases];

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

test.each(allShapeCases)('$id: of $version, $schema may be so', ({ id, version, schema, excused, not }) => {
  expect(problems(schema, excused, version)).toEqual([]);
  expect(problems(schema, excused, version, id)).not.toEqual([]);
  expect(problems(schema, excused, 'documented')).not.toEqual([]);
  expect(problems(schema, not, version)).not.toEqual([]);
});

test('each tolerance excuses something above, and names releases that there are', () => {
  const kinds = [allStatusCases, adviceCases, allShapeCases];
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

/** What is wrong with a value by a schema of our document, with what is tolerated of a version, but for one decision. */
function problems(schema: string, value: object, version: string, withdrawn?: string) {
  return tolerant(`${version} without ${withdrawn}`, version, withdrawn)
    .responses.at(schema.startsWith('#') ? schema : `#/components/schemas/${schema}`)
    .problems(value)
    .map(({ message }) => message);
}

const contracts = new Map<string, Contract>();

/** Our document as it is tolerated, by a name; reading it takes long. */
function tolerant(name: string, version: string, withdrawn: string | undefined): Contract {
  const known = contracts.get(name);
  if (known) return known;
  const document = tolerancesOf(tolerances, version).reduce(
    (written, tolerance) =>
      tolerance.kind === 'shape' && tolerance.id !== withdrawn ? tolerance.document(written) : written,
    ours.written,
  );
  const contract = understand({ file: name, document, findings: [] });
  contracts.set(name, contract);
  return contract;
}
