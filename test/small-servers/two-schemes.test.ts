import { expect, test } from 'vitest';
import { twoSchemes } from './two-schemes.ts';
import { accusations, visitSmall } from './visit.ts';

const logIn = {
  auth: {
    kind: 'login',
    operation: 'POST /login',
    token: '/token',
    personas: { owner: { password: { env: 'PASSWORD' } } },
  },
};
const env = { PASSWORD: 'Recognisable-password', KEY: 'Recognisable-key', TOKEN: 'Recognisable-token' };

async function visit(target: object) {
  return visitSmall(twoSchemes(), { target, env });
}

test.each([
  ['one token for all schemes', { personas: { owner: { env: 'TOKEN' } } }],
  ['a login', logIn],
])('%s: that a token is no API key accuses nobody', async (_, target) => {
  const { report } = await visit(target);
  expect(accusations(report)).toEqual([]);
  const { verdict } = report.cells.find(({ id }) => id === 'GET /usage 200') ?? {};
  expect(verdict).toMatchObject({
    kind: 'not-exercised',
    reason:
      'the credentials of the persona "owner" are accepted for token, and by no operation for key: personas.owner.schemes of the configuration gives each scheme its own secret',
  });
  expect(report.cells.find(({ id }) => id === 'GET /notes 200')?.verdict.kind).toBe('conformant');
});

test('a login, and a secret of its own for another scheme', async () => {
  const { report, stdout } = await visit({
    ...logIn,
    personas: { owner: { schemes: { key: { env: 'KEY' } } } },
  });
  expect(report.cells.map(({ id, verdict }) => [id, verdict.kind])).toEqual([
    ['GET /usage 200', 'conformant'],
    ['GET /usage 401', 'conformant'],
    ['GET /notes 200', 'conformant'],
    ['GET /notes 401', 'conformant'],
    ['POST /login 200', 'conformant'],
    ['POST /login 400', 'conformant'],
  ]);
  expect(JSON.stringify(report) + stdout).not.toContain('Recognisable');
});
