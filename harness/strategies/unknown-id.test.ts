import { expect, test } from 'vitest';
import { noProfile } from '../model/profile.ts';
import { makePlan } from '../plan/plan.ts';
import { contractOf, knownOf } from '../testing/library.ts';
import { runScenarios, serveLibrary } from '../testing/runs.ts';
import { unknownId } from './unknown-id.ts';

const answered = (...statuses: readonly string[]) => ({
  responses: Object.fromEntries(statuses.map((status) => [status, { description: 'x' }])),
});

const text = { type: 'string' };

test.each([
  { schema: text, post: ['201'], aim: 'must' },
  // The set-up may have made the other one of the two.
  { schema: { ...text, enum: ['validity', 'compatibility'] }, post: ['201'], aim: 'may' },
  // It may as well be a search, whose paths find nothing and say so with 200.
  { schema: text, post: ['200', '201'], aim: 'may' },
])('whether an unknown $schema must not be found beside POST with $post: $aim', ({ schema, post, aim }) => {
  const contract = contractOf({
    openapi: '3.1.0',
    info: { title: 'Rules', version: '1' },
    paths: {
      '/rules': { post: answered(...post) },
      '/rules/{kind}': {
        parameters: [{ name: 'kind', in: 'path', required: true, schema }],
        get: answered('200', '404'),
      },
    },
  });
  const cell = contract.cells.find(({ id }) => id === 'GET /rules/{kind} 404');
  const planned = cell ? unknownId.plan(cell, knownOf(contract)) : [];
  expect(planned.map((scenario) => scenario.aim)).toEqual([aim]);
});

test('where only a pattern says what an id is, an unknown one is another one each time', async () => {
  const schema = { ...text, pattern: '^se(-[a-z0-9]+)+$', maxLength: 25 };
  const contract = contractOf({
    openapi: '3.1.0',
    info: { title: 'Parcels', version: '1' },
    paths: {
      '/parcels/{parcel_id}': {
        parameters: [{ name: 'parcel_id', in: 'path', required: true, schema }],
        get: answered('200', '404'),
      },
    },
  });
  const plan = makePlan(contract, noProfile, []);
  const scenarios = plan.scenarios.filter(({ suite }) => suite === 'unknown-id');
  const asked = new Set<string>();
  const { url } = await serveLibrary((request) => {
    asked.add(request);
    return { status: 404, body: {} };
  });
  for (let run = 0; run < 3; run += 1) await runScenarios(url, scenarios, { plan });
  expect(asked.size).toBe(3);
  for (const request of asked) expect(request).toMatch(/ \/parcels\/se-[a-z0-9]+[0-9a-f]{12}$/);
});
