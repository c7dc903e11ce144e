import { expect, test } from 'vitest';
import { noProfile } from '../model/profile.ts';
import { makePlan } from '../plan/plan.ts';
import { contractOf } from '../testing/library.ts';

/** A response whose examples have these causes. */
function shown(...causes: readonly string[]) {
  const examples = Object.fromEntries(
    causes.map((cause) => [cause, { 'x-assay-cause': cause, value: 'no' }]),
  );
  return { description: 'Refused', content: { 'application/json': { examples } } };
}

/** "401 anonymous", for each request that is planned. */
function planned(unauthorized: object, forbidden: object): readonly string[] {
  const contract = contractOf({
    openapi: '3.1.0',
    info: { title: 'Keys', version: '1' },
    paths: {
      '/safe': {
        get: {
          security: [{ key: [] }],
          responses: { 200: { description: 'Open' }, 401: unauthorized, 403: forbidden },
        },
      },
    },
    components: { securitySchemes: { key: { type: 'apiKey', in: 'header', name: 'X-Key' } } },
  });
  const own = makePlan(contract, noProfile, []).scenarios.filter(
    ({ suite }) => suite === 'broken-credentials',
  );
  return own.map(({ id }) => id.replace('broken-credentials › GET /safe ', '').replace(' ›', ''));
}

test('all broken credentials are refused with 401 where no example says otherwise', () => {
  const causes = ['missing-credentials', 'invalid-credentials'];
  const each = ['anonymous', 'malformed', 'forged', 'expired', 'revoked', 'deleted'];
  expect(planned(shown(...causes), shown('insufficient-role'))).toEqual(each.map((one) => `401 ${one}`));
});

test('wrong ones are refused with 403 where only an example of that has them', () => {
  const first = shown('missing-credentials', 'expired-credentials');
  expect(planned(first, shown('invalid-credentials', 'revoked-credentials'))).toEqual([
    '401 anonymous',
    '401 expired',
    '403 malformed',
    '403 forged',
    '403 revoked',
    '403 deleted',
  ]);
});
