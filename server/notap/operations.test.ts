import { expect, test } from 'vitest';
import { type Documented, documentedOperations, examplesOf } from '../testing/documented-operations.ts';
import { registeredPolicies } from '../testing/registered-policies.ts';
import { createNotap } from './app.ts';
import { configFrom } from './config.ts';
import { failures } from './errors/failures.ts';
import { openNotapStorage } from './storage/open.ts';

const documented =
  documentedOperations<
    Documented<{ readonly error?: string; readonly message?: string; readonly code?: string }>
  >('notap');
const config = configFrom({ LOG_LEVEL: 'silent' }, {});
const policies = await registeredPolicies(
  createNotap({ config, storage: await openNotapStorage(config) }),
  ({ notap }) => notap,
);

test('the server has the operations of the document, and no others', () => {
  expect([...policies.keys()].sort()).toEqual(documented.map(({ name }) => name).sort());
});

const present = documented.filter(({ name }) => policies.has(name));

test.each(present)('$name takes the credential of the document', ({ name, operation }) => {
  const { authz, credential } = policies.get(name) ?? {};
  expect(authz).toEqual(operation['x-authz']);
  expect(credential === undefined ? [] : [credential]).toEqual(operation.security.flatMap(Object.keys));
});

test.each(present)('$name has the identifier and the media types of the document', ({ name, operation }) => {
  const policy = policies.get(name);
  expect(policy?.id).toBe(operation.operationId);
  expect(Object.keys(operation.requestBody?.content ?? {})).toEqual(
    policy?.reads ? ['application/json'] : [],
  );
});

test.each(present)('$name has a limit where the document has a 429', ({ name, operation }) => {
  expect(policies.get(name)?.limit !== undefined).toBe('429' in operation.responses);
});

test.each(present)('$name succeeds with the status of the document', ({ name, operation }) => {
  expect(String(policies.get(name)?.status ?? 200) in operation.responses).toBe(true);
});

test('every error of the document is in the table, and the other way round', () => {
  const shown = new Set(
    documented.flatMap(({ operation }) =>
      Object.keys(operation.responses)
        .map(Number)
        .filter((status) => status >= 400)
        .flatMap((status) =>
          examplesOf(operation, status).map(({ error = '', message, code }) =>
            said({ status, error, message, code }),
          ),
        ),
    ),
  );
  const known = Object.values(failures).map((failure) => said(failure));
  expect([...shown].filter((text) => !known.includes(text))).toEqual([]);
  // What no operation documents: what is no request, or for no operation.
  expect(known.filter((text) => !shown.has(text))).toEqual([
    '400 The request is malformed',
    '404 Not found',
    '408 Request timeout',
    '431 Request header fields too large',
    '413 The body is too large',
    '503 The server is busy. Please try again later.',
  ]);
});

interface Said {
  readonly status: number;
  readonly error: string;
  readonly message?: string | undefined;
  readonly code?: string | undefined;
}

/** The same for what is filled in and what is not: "all 3" for "all {count}"; the document speaks of a member in general. */
function said({ status, error, message = '', code = '' }: Said): string {
  const text = message.replace('{count}', '3').replace('{problem}', 'A member has a wrong value');
  const plain = error.startsWith('Missing required fields: ') ? 'Missing required fields: {fields}' : error;
  return [status, plain, text, code].filter((part) => part !== '').join(' ');
}
