import { expect, test } from 'vitest';
import { documentedOperations } from '../testing/documented-operations.ts';
import { registeredPolicies } from '../testing/registered-policies.ts';
import { createTmi } from './app.ts';
import { configFrom } from './config.ts';
import { openTmiStorage } from './storage/open.ts';

interface DocumentedOperation {
  readonly operationId: string;
  readonly 'x-tmi-authz': object;
  readonly requestBody?: { readonly required: boolean; readonly content: Readonly<Record<string, unknown>> };
  readonly responses: Readonly<Record<string, { readonly description?: string }>>;
}

const documented = documentedOperations<DocumentedOperation>('tmi');

const config = configFrom({ LOG_LEVEL: 'silent' }, {});
const policies = await registeredPolicies(
  createTmi({ config, storage: await openTmiStorage(config) }),
  ({ policy }) => policy,
);

test('the server has the operations of the document, and no others', () => {
  const expected = documented.map(({ name }) => name);
  expect([...policies.keys()].sort()).toEqual(expected.sort());
});

const present = documented.filter(({ name }) => policies.has(name));

test.each(present)('$name is for whom the document says', ({ name, operation }) => {
  expect(policies.get(name)?.authz).toEqual(operation['x-tmi-authz']);
});

test.each(present)('$name has the identifier of the document', ({ name, operation }) => {
  expect(policies.get(name)?.id).toBe(operation.operationId);
});

test.each(present)('$name reads the media types of the document', ({ name, operation }) => {
  const policy = policies.get(name);
  const content = operation.requestBody ? Object.keys(operation.requestBody.content) : undefined;
  expect(policy?.consumes?.toSorted()).toEqual(content?.sort());
  expect(policy?.bodyOptional ?? false).toBe(operation.requestBody?.required === false);
});

test.each(present)('$name refuses media types where the document says so', ({ name, operation }) => {
  const { produces = ['application/json'] } = policies.get(name) ?? {};
  expect(produces.length > 0).toBe('406' in operation.responses);
});

test.each(present)('$name refuses queries where the document has a 400', ({ name, operation }) => {
  const { forgiving = false } = policies.get(name) ?? {};
  expect(forgiving).toBe(!('400' in operation.responses));
});
