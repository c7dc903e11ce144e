import { expect, test } from 'vitest';
import type { Credential, Step } from '../../harness/journeys/journey.ts';
import { personaHeaders, secretOf } from './credentials.ts';
import { Names } from './source-text.ts';

function step(persona: string, ...credentials: readonly Partial<Credential>[]): Step {
  const usual = { in: 'header', name: 'authorization', before: '', after: '', isOfTarget: false };
  return { persona, credentials: credentials.map((one) => ({ ...usual, ...one })) } as unknown as Step;
}

const bearer = step('owner', { before: 'Bearer ' });
const basic = step('owner', { before: 'Basic ' });
const admin = step('admin', { name: 'cookie', before: 'session=' }, { name: 'x-gate', isOfTarget: true });
const byQuery = step('reader', { in: 'query', name: 'api_key' });
const anonymous = step('anonymous');

test('a constant for each kind of credentials, with the secrets of the environment', () => {
  const { source, variables, constantOf } = personaHeaders(
    [bearer, bearer, basic, admin, byQuery, anonymous],
    new Names(['admin']),
  );
  expect(source).toMatchInlineSnapshot(`
    "const owner = { authorization: \`Bearer \${secret('ASSAY_TOKEN_OWNER')}\` };
    const owner2 = { authorization: \`Basic \${base64(secret('ASSAY_TOKEN_OWNER'))}\` };
    const admin2 = { cookie: \`session=\${secret('ASSAY_TOKEN_ADMIN')}\`, 'x-gate': secret('ASSAY_HEADER_X_GATE') };
    "
  `);
  expect(variables).toEqual([
    'ASSAY_HEADER_X_GATE',
    'ASSAY_TOKEN_ADMIN',
    'ASSAY_TOKEN_OWNER',
    'ASSAY_TOKEN_READER',
  ]);
  expect([bearer, basic, admin, byQuery, anonymous].map(constantOf)).toEqual([
    'owner',
    'owner2',
    'admin2',
    undefined,
    undefined,
  ]);
});

test('a secret of a query stands where it is sent', () => {
  const [credential] = byQuery.credentials;
  expect(credential && secretOf(credential, byQuery)).toBe(['$', "{secret('ASSAY_TOKEN_READER')}"].join(''));
});
