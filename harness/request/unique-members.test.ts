import { expect, test } from 'vitest';
import { isObject, type JsonObject } from '../../contract/json.ts';
import { readResourceGraph } from '../../contract/resources/resource-graph.ts';
import { contractOf, operationOf } from '../testing/library.ts';
import { identifyingMembers, withUniqueMembers, withUniqueTexts } from './unique-members.ts';

const unique = () => 'r7k2m9-00001';
const creating = { accepts: () => true, creates: true };
const matching = (member: string, pattern: RegExp) => ({
  accepts: (value: unknown) => pattern.test(String((value as Record<string, unknown>)[member])),
  creates: true,
});

test.each([
  ['an e-mail address', { email: 'ann@example.org' }, { email: 'ann-r7k2m9-00001@example.org' }],
  ['an address by any name', { contact: 'ann@example.org' }, { contact: 'ann-r7k2m9-00001@example.org' }],
  ['a user name', { username: 'ann' }, { username: 'ann-r7k2m9-00001' }],
  ['a name of a resource', { tenant_name: 'Acme Ltd' }, { tenant_name: 'Acme Ltd r7k2m9-00001' }],
  ['a slug', { slug: 'my-post' }, { slug: 'my-post-r7k2m9-00001' }],
  ['a member in an envelope', { user: { login: 'ann' } }, { user: { login: 'ann-r7k2m9-00001' } }],
  ['a title', { title: 'Emma', pages: 3 }, { title: 'Emma r7k2m9-00001', pages: 3 }],
  ['a title in an envelope', { data: { title: 'Emma' } }, { data: { title: 'Emma r7k2m9-00001' } }],
  ['the title of a person', { title: 'Dr', lastName: 'Lee' }, { title: 'Dr', lastName: 'Lee' }],
  ['what names nothing', { lastName: 'Lee', note: 'x', pages: 3 }, { lastName: 'Lee', note: 'x', pages: 3 }],
])('%s', (_, body, expected) => {
  expect(withUniqueMembers(body, unique, creating)).toEqual(expected);
});

test.each([
  ['name', 'web', /^[a-z0-9_]+$/, 'web_r7k2m9_00001'],
  ['name', 'web', /^[a-z0-9]+$/, 'webr7k2m900001'],
  ['code', 'DE', /^[A-Z0-9]{4}$/, '0001'],
  ['key', 'ABC', /^[A-Z0-9]{6,20}$/, 'R7K2M900001'],
  ['name', 'Emma', /^.{4}$/, 'Emma'],
])('%s "%s" keeps to the pattern %s', (member, value, pattern, expected) => {
  expect(withUniqueMembers({ [member]: value }, unique, matching(member, pattern))).toEqual({
    [member]: expected,
  });
});

test('a phone number keeps its shape, an id its type', () => {
  const changed = withUniqueMembers({ phone: '+49 (30) 123-4567', id: 7 }, unique, creating);
  expect(changed).toEqual({
    phone: expect.stringMatching(/^\+49 \(30\) \d{3}-\d{4}$/),
    id: expect.any(Number),
  });
  expect(changed).not.toMatchObject({ phone: '+49 (30) 123-4567' });
  expect(changed).not.toMatchObject({ id: 7 });
  const id = '0195b1a0-0000-7000-8000-000000000001';
  const other = withUniqueMembers({ id }, unique, creating) as { readonly id: string };
  expect(other.id).toMatch(/^[0-9a-f-]{36}$/);
  expect(other.id).not.toBe(id);
});

test('what creates nothing keeps everything but its name', () => {
  const body = { name: 'Ann', email: 'ann@example.org', code: 'x' };
  expect(withUniqueMembers(body, unique, { ...creating, creates: false })).toEqual({
    ...body,
    name: 'Ann r7k2m9-00001',
  });
});

/** What tells apart what POST of the first of some paths makes. */
function identifying(paths: Readonly<Record<string, JsonObject>>): readonly string[] {
  const contract = contractOf({ openapi: '3.1.0', info: { title: 'Any', version: '1' }, paths });
  const [first = ''] = Object.keys(paths);
  const operation = operationOf(contract, `POST ${first}`);
  return [...identifyingMembers(operation, { contract, graph: readResourceGraph(contract) })];
}

const get = { get: { responses: { 200: { description: 'One' }, 404: { description: 'None' } } } };

test('what clients choose, and no answer says, tells resources apart', () => {
  const schema = {
    type: 'object',
    properties: { repository: { type: 'string' }, about: { type: 'string' } },
  };
  const requestBody = { content: { 'application/json': { schema } } };
  const paths = {
    '/repositories': { post: { requestBody, responses: { 200: { description: 'Made' } } } },
    '/repositories/{repository}': get,
  };
  expect(identifying(paths)).toEqual(['repository']);
});

test('items of a list are told apart, as far as the schema of the list accepts it', () => {
  let count = 0;
  const people = [{ email: 'ann@example.org' }, { email: 'ann@example.org' }, { email: 'ann@example.org' }];
  const accepts = (value: unknown): boolean => !JSON.stringify(value).includes('r7-3');
  expect(withUniqueMembers(people, () => `r7-${++count}`, { accepts, creates: true })).toEqual([
    { email: 'ann-r7-1@example.org' },
    { email: 'ann-r7-2@example.org' },
    { email: 'ann@example.org' },
  ]);
});

test('an id that clients may choose tells resources apart, whatever the answer says', () => {
  const schema = { type: 'object', properties: { contactId: { type: 'string' }, title: { type: 'string' } } };
  const content = { 'application/json': { schema } };
  const paths = {
    '/contacts/create': {
      post: { requestBody: { content }, responses: { 200: { description: 'Made', content } } },
    },
    '/contacts/{contactId}': get,
  };
  expect(identifying(paths)).toEqual(['contactId']);
});

test('of a path with several parameters, a creation is told apart by the last one', () => {
  const below = ['/tags/{type}', '/tags/{type}/{value}', '/tags/{type}/{value}/uses'];
  const post = { post: { responses: { 201: { description: 'Made' } } } };
  const told = identifying({ '/tags': post, ...Object.fromEntries(below.map((path) => [path, get])) });
  expect(told).toEqual(['value']);
  const body = withUniqueMembers({ type: 'simple', value: 'a-tag' }, () => 'r7-1', {
    accepts: () => true,
    creates: true,
    identifying: new Set(told),
  });
  expect(body).toEqual({ type: 'simple', value: 'a-tag-r7-1' });
});

test('every open text is made unique, and references stay', () => {
  const accepts = (value: unknown): boolean => isObject(value) && value.kind === 'a';
  const body = { description: 'Of the build', kind: 'a', pet_id: '7', count: 3 };
  const refers = (member: string): boolean => member === 'pet_id';
  expect(withUniqueTexts(body, () => 'r7-1', { accepts, refers })).toEqual({
    description: 'Of the build r7-1',
    kind: 'a',
    pet_id: '7',
    count: 3,
  });
});
