import { expect, test } from 'vitest';
import { noProfile } from '../model/profile.ts';
import { mockPersonas } from '../personas/auth/mock-personas.ts';
import { makePlan } from '../plan/plan.ts';
import { contractOf } from '../testing/library.ts';
import { runScenarios } from '../testing/runs.ts';
import { serve } from '../testing/servers.ts';

/** No value is found for a pattern that no text matches. */
const puzzle = { type: 'string', pattern: '^(?=a)b$' };
const contract = contractOf({
  openapi: '3.1.0',
  info: { title: 'Puzzles', version: '1' },
  paths: {
    '/puzzles': {
      post: {
        requestBody: {
          required: true,
          content: {
            'application/json': { schema: { type: 'object', required: ['n'], properties: { n: puzzle } } },
          },
        },
        responses: { 200: { description: 'Solved' }, 400: { description: 'Wrong' } },
      },
    },
  },
});

test('malformed and missing bodies are tried where no valid one is known', async () => {
  const bodies: string[] = [];
  const url = await serve(async (request, response) => {
    bodies.push((await request.toArray()).join(''));
    response.writeHead(400, { 'x-content-type-options': 'nosniff' }).end();
  });
  const plan = makePlan(contract, noProfile, []);
  const { endings } = await runScenarios(url, plan.scenarios, {
    plan,
    target: { auth: mockPersonas(contract) },
  });
  expect(bodies.sort()).toEqual(['', 'name=value', '{"name": "cut o']);
  expect([...endings].filter(([, ending]) => ending).map(([id]) => id)).toEqual([
    'valid-request › POST /puzzles 200',
    'malformed-query › POST /puzzles 400',
  ]);
});
