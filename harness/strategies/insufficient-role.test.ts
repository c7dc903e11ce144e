import { expect, test } from 'vitest';
import { noProfile } from '../model/profile.ts';
import { makePlan } from '../plan/plan.ts';
import { contractOf } from '../testing/library.ts';

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
