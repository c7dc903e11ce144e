import { expect, test } from 'vitest';
import { contractOf } from '../testing/contract-of.ts';
import type { Operation } from './operation.ts';
import { credentialsRefusal } from './refused-credentials.ts';

type Examples = Readonly<Record<string, { readonly 'x-assay-cause': string; readonly value: object }>>;

/** An operation whose 401 and 403 show these causes. */
function operationWith(shown: {
  readonly 401?: readonly string[];
  readonly 403?: readonly string[];
}): Operation {
  const response = (causes: readonly string[] = []) => {
    const examples: Examples = Object.fromEntries(
      causes.map((cause) => [cause, { 'x-assay-cause': cause, value: {} }]),
    );
    return { description: 'x', content: { 'application/json': { examples } } };
  };
  const responses = { 200: { description: 'x' }, 401: response(shown[401]), 403: response(shown[403]) };
  const [operation] = contractOf({ paths: { '/x': { get: { responses } } } }).operations;
  if (!operation) throw new Error('the document has no operation');
  return operation;
}

test('a document that says nothing refuses with 401', () => {
  const operation = operationWith({});
  expect(credentialsRefusal(operation, 'missing-credentials').status).toBe('401');
  expect(credentialsRefusal(operation, 'expired-credentials').status).toBe('401');
  expect(credentialsRefusal(operation, 'malformed-credentials')).toEqual({
    status: '401',
    cause: 'invalid-credentials',
  });
});

test('a cause that only the 403 shows is refused with it, and the others with 401', () => {
  const operation = operationWith({
    401: ['missing-credentials', 'expired-credentials'],
    403: ['invalid-credentials', 'revoked-credentials'],
  });
  const statusOf = (cause: Parameters<typeof credentialsRefusal>[1]) =>
    credentialsRefusal(operation, cause).status;
  expect(statusOf('missing-credentials')).toBe('401');
  expect(statusOf('expired-credentials')).toBe('401');
  expect(statusOf('revoked-credentials')).toBe('403');
  expect(statusOf('invalid-credentials')).toBe('403');
  expect(statusOf('malformed-credentials')).toBe('403');
});

test('malformed credentials may be told apart from those that nobody issued', () => {
  const operation = operationWith({ 401: ['malformed-credentials'], 403: ['invalid-credentials'] });
  expect(credentialsRefusal(operation, 'malformed-credentials')).toEqual({
    status: '401',
    cause: 'malformed-credentials',
  });
  expect(credentialsRefusal(operation, 'invalid-credentials').status).toBe('403');
});

test('a cause that both show is 401', () => {
  const both = ['invalid-credentials'];
  expect(credentialsRefusal(operationWith({ 401: both, 403: both }), 'invalid-credentials').status).toBe(
    '401',
  );
});
