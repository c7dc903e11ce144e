import { expect, test } from 'vitest';
import { noProfile } from '../model/profile.ts';
import type { Identity } from '../model/target.ts';
import { makePlan } from '../plan/plan.ts';
import { contractOf } from '../testing/library.ts';
import { anybody, runScenarios, serveLibrary } from '../testing/runs.ts';

const usual = { 'x-authz': { usualRoles: { member: 'writer' } } };

test.each([
  { roles: ['admin'], root: usual, refused: ['stranger must', 'reader must', 'writer must', 'owner must'] },
  { roles: ['member'], root: usual, refused: ['stranger may', 'reader may'] },
  { roles: ['member'], root: {}, refused: ['stranger must', 'reader must', 'writer must', 'owner must'] },
])('whoever needs one of $roles, of a document with $root', ({ roles, root, refused }) => {
  const contract = contractOf({
    openapi: '3.1.0',
    info: { title: 'Boards', version: '1' },
    ...root,
    paths: {
      '/boards': {
        post: {
          security: [{ token: [] }],
          'x-authz': { anyOf: [{ roles }] },
          responses: { 201: { description: 'A board' }, 403: { description: 'Refused' } },
        },
      },
    },
    components: { securitySchemes: { token: { type: 'http', scheme: 'bearer' } } },
  });
  const { scenarios } = makePlan(contract, noProfile, ['business-rules']);
  const own = scenarios.filter(({ suite }) => suite === 'insufficient-role');
  expect(own.map(({ id, aim }) => `${id.split(' › ').at(-1)} ${aim}`)).toEqual(refused);
});

/** Boards whose members read them, and that nobody but their owner changes: what the reader asks, and what comes of it. */
async function asked(
  reader: Identity | undefined,
): Promise<{ readonly seen: string[]; readonly ending: string }> {
  const orAdministrator = (ownership: string) => ({ anyOf: [{ ownership }, { roles: ['admin'] }] });
  const schema = { type: 'object', properties: { id: { type: 'string' } } };
  const json = { description: 'A board', content: { 'application/json': { schema } } };
  const security = [{ token: [] }];
  const parameters = [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }];
  const contract = contractOf({
    openapi: '3.1.0',
    info: { title: 'Boards', version: '1' },
    paths: {
      '/boards': { post: { security, 'x-authz': { ownership: 'none' }, responses: { 201: json } } },
      '/boards/{id}': {
        parameters,
        get: { security, 'x-authz': orAdministrator('reader'), responses: { 200: json } },
        delete: {
          security,
          'x-authz': orAdministrator('owner'),
          responses: { 204: { description: 'Gone' }, 403: { description: 'Refused' } },
        },
      },
    },
    components: { securitySchemes: { token: { type: 'http', scheme: 'bearer' } } },
  });
  const { url, seen } = await serveLibrary((request, { headers }) =>
    request.startsWith('DELETE') && headers.authorization?.includes('reader')
      ? { status: 403, body: {} }
      : undefined,
  );
  const plan = makePlan(contract, noProfile, ['business-rules']);
  const id = 'insufficient-role › DELETE /boards/{id} 403 › reader';
  const scenarios = plan.scenarios.filter((scenario) => scenario.id === id);
  const auth = { ...anybody, identity: async () => reader };
  const { endings } = await runScenarios(url, scenarios, { plan, target: { auth } });
  const ending = endings.get(id)?.sentence ?? 'passed';
  return { seen: seen.filter((request) => !request.startsWith('POST')), ending };
}

const known = { provider: 'boards', subject: '7', email: 'reader@example.org', name: 'Reader' };

test('who may read by one of several ways reads first, which shows that the refusal is about the role', async () => {
  const { seen, ending } = await asked(known);
  expect(ending).toBe('passed');
  expect(seen.slice(0, 2).map((request) => request.split('/')[0])).toEqual(['GET ', 'DELETE ']);
});

test('who has a role that lets them is not expected to be refused', async () => {
  const { ending } = await asked({ ...known, roles: ['admin'] });
  expect(ending).toBe('the account of the reader has the role admin, with which it may call the operation');
});
