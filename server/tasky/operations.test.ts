import { expect, test } from 'vitest';
import { type Documented, documentedOperations, examplesOf } from '../testing/documented-operations.ts';
import { registeredPolicies } from '../testing/registered-policies.ts';
import { createTasky } from './app.ts';
import { configFrom } from './config.ts';
import { failures } from './errors/failures.ts';
import { openTaskyStorage } from './storage/open.ts';

type Shown = Documented<{ readonly error?: string }>;

const documented = documentedOperations<Shown>('tasky');
const config = configFrom({ LOG_LEVEL: 'silent', ADMIN_EMAIL: '' }, {});
const policies = await registeredPolicies(
  createTasky({ config, storage: await openTaskyStorage(config) }),
  ({ tasky }) => tasky,
);

/** The sentences that the examples of a status show. */
function textsOf(operation: Shown, status: number): string[] {
  return examplesOf(operation, status).map(({ error = '' }) => error);
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

test.each(present)('$name has a limit where the document has a 429', ({ name, operation }) => {
  expect(policies.get(name)?.limit !== undefined).toBe('429' in operation.responses);
});

test.each(present)('$name creates something where the document has a 201', ({ name, operation }) => {
  expect(policies.get(name)?.status).toBe('201' in operation.responses ? 201 : undefined);
});

test.each(present)('$name refuses callers in the words of the document', ({ name, operation }) => {
  const { refusal = 'administrator_required' } = policies.get(name) ?? {};
  const texts = textsOf(operation, 403);
  if (texts.length > 0) expect(texts).toContain(failures[refusal].text);
});

test.each(present)('$name fails in the words of the document', ({ name, operation }) => {
  const texts = textsOf(operation, 500);
  if (texts.length > 0) expect(texts).toEqual([policies.get(name)?.failed ?? 'Internal Server Error']);
});

test.each(present)('$name refuses bodies in the words of the document', ({ name, operation }) => {
  const { missing, members = {} } = policies.get(name)?.invalid ?? {};
  const said = [...(missing ? [missing] : []), ...Object.values(members)];
  const texts = textsOf(operation, 400);
  expect(said.map((failure) => failures[failure].text).filter((text) => !texts.includes(text))).toEqual([]);
});

test('every error of the document is in the table, and the other way round', () => {
  const shown = new Set(
    documented.flatMap(({ operation }) =>
      Object.keys(operation.responses)
        .map(Number)
        .filter((status) => status >= 400 && status !== 500)
        .flatMap((status) => textsOf(operation, status).map((text) => `${status} ${text}`)),
    ),
  );
  const known = Object.values(failures).map(({ status, text }) => `${status} ${text}`);
  expect([...shown].filter((text) => !known.includes(text))).toEqual([]);
  // What no operation documents: what is no request, or no operation, and what a schema says of single members.
  expect(known.filter((text) => !shown.has(text))).toEqual([
    '400 The request is malformed',
    '400 {member} is not valid',
    '404 Route not found',
    '408 Request timeout',
    '431 Request header fields too large',
    '413 Request entity too large',
    '503 The server is busy. Please try again later.',
  ]);
});
