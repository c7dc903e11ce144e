import { expect, test } from 'vitest';
import { type Documented, documentedOperations, examplesOf } from '../testing/documented-operations.ts';
import { registeredPolicies } from '../testing/registered-policies.ts';
import { createUsers } from './app.ts';
import { configFrom } from './config.ts';
import { failures } from './errors/failures.ts';
import { openUsersStorage } from './storage/open.ts';

type Shown = Documented<{ readonly code?: string; readonly message?: string }>;

const documented = documentedOperations<Shown>('users');
const config = configFrom({ LOG_LEVEL: 'silent', ADMIN_EMAIL: '' }, {});
const policies = await registeredPolicies(
  createUsers({ config, storage: await openUsersStorage(config) }),
  ({ users }) => users,
);

/** Code and text of the examples of a status. */
function shownBy(operation: Shown, status: number): string[] {
  return examplesOf(operation, status).map(({ code, message }) => `${code} ${message}`);
}

test('the server has the operations of the document, and no others', () => {
  expect([...policies.keys()].sort()).toEqual(documented.map(({ name }) => name).sort());
});

const present = documented.filter(({ name }) => policies.has(name));

test.each(present)('$name is for whom the document says', ({ name, operation }) => {
  expect(policies.get(name)?.authz).toEqual(operation['x-authz']);
});

test.each(present)('$name has the identifier and the media types of the document', ({ name, operation }) => {
  const policy = policies.get(name);
  expect(policy?.id).toBe(operation.operationId);
  expect(Object.keys(operation.requestBody?.content ?? {})).toEqual(
    policy?.reads ? ['application/json'] : [],
  );
});

test.each(present)('$name succeeds in the words of the document', ({ name, operation }) => {
  const { status = 200, success } = policies.get(name) ?? {};
  expect(status).toBe('201' in operation.responses ? 201 : 200);
  if (success) expect(shownBy(operation, status)).toContain(`${success.code} ${success.message}`);
});

test('every error of the document is in the table, and the other way round', () => {
  const shown = new Set(
    documented.flatMap(({ operation }) =>
      Object.keys(operation.responses)
        .map(Number)
        .filter((status) => status >= 400)
        .flatMap((status) => shownBy(operation, status).map((text) => `${status} ${text}`)),
    ),
  );
  const known = Object.entries(failures).map(([code, { status, text }]) => `${status} ${code} ${text}`);
  expect([...shown].filter((text) => !known.includes(text))).toEqual([]);
  // What no operation documents: what is no request, or no operation.
  expect(known.filter((text) => !shown.has(text)).map((text) => text.slice(0, 3))).toEqual([
    '404',
    '405',
    '413',
  ]);
});
