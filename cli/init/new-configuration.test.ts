import { expect, test } from 'vitest';
import { understand } from '../../contract/contract.ts';
import { loadDocument } from '../../contract/document/load.ts';
import { contractOf, library } from '../../harness/testing/library.ts';
import { newConfiguration } from './new-configuration.ts';

const chosen = { api: undefined, document: 'openapi.yaml', target: 'http://localhost:3000' };

test('an operation of the document logs personas in', async () => {
  const contract = understand(await loadDocument('examples/express-login/openapi.yaml'));
  const { text, variables } = newConfiguration(chosen, contract);
  expect(text).toContain("operation: 'logIn',\n        token: '/token',");
  expect(text).toContain("owner: { name: { env: 'OWNER_NAME' }, password: { env: 'OWNER_PASSWORD' } },");
  expect(variables).toEqual(['OWNER_NAME', 'OWNER_PASSWORD', 'STRANGER_NAME', 'STRANGER_PASSWORD']);
});

test('without such an operation, tokens come from the environment', () => {
  const { text, variables } = newConfiguration(chosen, contractOf(library));
  expect(text).toContain("owner: { env: 'ASSAY_TOKEN_OWNER' },");
  expect(variables).toContain('ASSAY_TOKEN_STRANGER');
});

test('a mock needs no credentials, and an API that comes with Assay needs no file', () => {
  const { text, variables } = newConfiguration(
    { ...chosen, api: 'mini', target: 'mock' },
    contractOf(library),
  );
  expect(variables).toEqual([]);
  expect(text).toContain("  api: 'mini',\n  target: 'mock',\n");
});
