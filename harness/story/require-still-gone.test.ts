import { expect, test } from 'vitest';
import { understand } from '../../contract/contract.ts';
import type { Draft } from '../model/scenario.ts';
import { createProtection } from '../safety/protection.ts';
import { knownOf, operationOf } from '../testing/library.ts';
import { requireStillGone } from './require-still-gone.ts';

const answers = { 200: { description: 'Here it is' }, 404: { description: 'There is none' } };
const one = { get: { responses: answers }, delete: { responses: answers } };
const parameters = [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }];

const contract = understand({
  file: 'shelves',
  document: {
    openapi: '3.1.0',
    info: { title: 'Shelves', version: '1' },
    paths: {
      '/shelves/{id}': { parameters, ...one },
      '/shelves/{id}/label': { parameters, ...one },
      '/me': one,
    },
  },
  findings: [],
});
const known = knownOf(contract);
const story = { id: 'accounts › a-deletion-has-two-steps' };
const silent = {
  suite: 'accounts',
  title: 'A deletion has two steps',
  aim: 'must',
  cell: undefined,
  requirements: [],
  needs: [],
  fallback: false,
  run: async () => {},
} as const;
const protection = createProtection(known, { hints: [], scenarios: [{ ...story, ...silent }] }, () => false);

/** What a second DELETE of something comes to, where a GET answers that there is something. */
async function again(path: string, id: string, scenario = { id: 'same-again › DELETE' }) {
  const operation = operationOf(contract, `DELETE ${path}`);
  const draft: Draft = { operation, path: { id }, query: {}, headers: {}, body: undefined };
  const asked: string[] = [];
  const sent = await requireStillGone(
    { protection, known, runId: 'r4n' },
    {
      draft,
      scenario,
      step: 'aim',
      gone: new Set([path.replace('{id}', id)]),
      statusOf: async (reading) => {
        asked.push(reading.operation.key);
        return 200;
      },
    },
  ).then(
    () => 'sent',
    (stop: Error) => stop.message,
  );
  return { sent, asked };
}

const random = '01890a5d-ac96-774b-bcce-b302099a8057';

test.each([
  { what: 'an identifier that is drawn at random', path: '/shelves/{id}', id: random },
  { what: 'what has none, inside of such a one', path: '/shelves/{id}/label', id: random },
])('$what is not given to somebody else: nothing has to be asked', async ({ path, id }) => {
  expect(await again(path, id)).toEqual({ sent: 'sent', asked: [] });
});

test.each([
  { what: 'a number', path: '/shelves/{id}', id: '7' },
  { what: 'what is inside of a number', path: '/shelves/{id}/label', id: '7' },
  { what: 'what there is once', path: '/me', id: '' },
])('$what may be what somebody else created', async ({ path, id }) => {
  expect(await again(path, id)).toEqual({
    sent: expect.stringMatching(/was removed, and may be what somebody else created since/),
    asked: [`GET ${path}`],
  });
});

test('a story of the API knows what it deletes twice', async () => {
  expect(await again('/me', '', story)).toEqual({ sent: 'sent', asked: [] });
});
