import { expect, test } from 'vitest';
import { noProfile } from '../model/profile.ts';
import { makePlan } from '../plan/plan.ts';
import { contractOf } from '../testing/library.ts';

/** An operation for whoever is logged in, with these members in its body. */
function aimsOf(path: string, member: string): string[] {
  const schema = { type: 'object', required: [member], properties: { [member]: { type: 'string' } } };
  const contract = contractOf({
    openapi: '3.1.0',
    info: { title: 'Sessions', version: '1' },
    paths: {
      [path]: {
        post: {
          security: [{ token: [] }],
          'x-authz': { ownership: 'none' },
          requestBody: { required: true, content: { 'application/json': { schema } } },
          responses: { 200: { description: 'Done' }, 401: { description: 'Refused' } },
        },
      },
    },
    components: { securitySchemes: { token: { type: 'http', scheme: 'bearer' } } },
  });
  const { scenarios } = makePlan(contract, noProfile, ['business-rules']);
  return [...new Set(scenarios.filter(({ suite }) => suite === 'sufficient-role').map(({ aim }) => aim))];
}

test('no role makes a token or a code good that is made up', () => {
  expect(aimsOf('/auth/logout', 'refreshToken')).toEqual(['may']);
  expect(aimsOf('/auth/2fa/confirm', 'code')).toEqual(['may']);
  expect(aimsOf('/notes', 'text')).toEqual(['must']);
});
