import { expect, test } from 'vitest';
import { leftoversIn } from '../journal/leftovers.ts';
import type { JournalEntry } from '../model/journal-entry.ts';
import { noProfile } from '../model/profile.ts';
import type { AuthAdapter, Target } from '../model/target.ts';
import { makePlan } from '../plan/plan.ts';
import { contractOf } from '../testing/library.ts';
import { addBook, anybody, planOf, runScenarios, scenarioOf, serveLibrary } from '../testing/runs.ts';
import { removeLeftovers } from './remove-leftovers.ts';

const plan = planOf([]);
const options = { timeout: 1000, note: () => undefined };

function targetAt(url: string, auth: AuthAdapter = anybody): Target {
  return { kind: 'url', url, abilities: [], auth };
}

test('what is made is noted before it is sent, and what is gone when it is', async () => {
  const entries: JournalEntry[] = [];
  const sent: string[] = [];
  const { url } = await serveLibrary((request) => {
    if (request.startsWith('POST')) sent.push(entries.at(-1)?.kind ?? 'nothing');
    return undefined;
  });
  const making = scenarioOf('making', async (story) => {
    await addBook(story);
    expect(leftoversIn(entries).resources).toHaveLength(1);
  });
  const { endings } = await runScenarios(url, [making], {
    options: { note: (entry) => entries.push(entry) },
  });
  expect(endings.get('making')).toBeUndefined();
  expect(sent).toEqual(['asked']);
  expect(entries.map(({ kind }) => kind)).toEqual(['run', 'asked', 'answered', 'gone', 'gone']);
  expect(leftoversIn(entries)).toMatchObject({ resources: [], unanswered: [] });
});

test('an answer that nobody saw is looked up by the text of the run', async () => {
  const books = ['r1abcd', 'somebody else', 'r1abcd', 'r2', 'r1abcd'].map((name, index) => ({
    id: `0195b1a0-0000-7000-8000-00000000000${index}`,
    title: `A book of ${name}`,
  }));
  const { url, seen } = await serveLibrary((request) =>
    request.startsWith('GET /books')
      ? { status: 200, headers: { 'x-total-count': '5' }, body: books }
      : undefined,
  );
  const noted: JournalEntry[] = [];
  const asked = { operation: 'POST /books', values: {}, by: { plays: 'owner', login: null } } as const;
  const leftovers = leftoversIn([
    { kind: 'run', id: 'r1abcd' },
    { kind: 'asked', number: 1, ...asked, meant: true, marked: true },
  ]);
  const { resources } = await removeLeftovers(plan, targetAt(url), leftovers, {
    timeout: 1000,
    note: (entry) => noted.push(entry),
  });
  expect(resources).toEqual({ created: 3, removed: 3, left: [] });
  expect(seen.filter((request) => request.startsWith('DELETE')).map((request) => request.at(-1))).toEqual([
    '4',
    '2',
    '0',
  ]);
  const now = leftoversIn([{ kind: 'asked', number: 1, ...asked, meant: true, marked: true }, ...noted]);
  expect(now).toMatchObject({ resources: [], unanswered: [] });
});

const paged = contractOf({
  openapi: '3.1.0',
  info: { title: 'Paged', version: '1' },
  paths: {
    '/notes': {
      get: {
        parameters: [{ name: 'offset', in: 'query', schema: { type: 'integer' } }],
        responses: { '200': { description: 'x' } },
      },
      post: { responses: { '201': { description: 'x' } } },
    },
    '/notes/{id}': { delete: { responses: { '204': { description: 'x' } } } },
  },
});

test('every page is looked at', async () => {
  const notes = Array.from({ length: 5 }, (_, index) => ({ id: String(index), name: `Note r1-${index}` }));
  const { url, seen } = await serveLibrary((request) => {
    const offset = /^GET \/notes(?:\?offset=(\d+))?$/.exec(request);
    if (!offset) return undefined;
    const from = Number(offset[1] ?? 0);
    return { status: 200, body: { total: 5, notes: notes.slice(from, from + 2) } };
  });
  const leftovers = leftoversIn([
    { kind: 'run', id: 'r1' },
    {
      kind: 'asked',
      number: 1,
      operation: 'POST /notes',
      values: {},
      by: { plays: 'owner', login: null },
      meant: true,
      marked: true,
    },
  ]);
  const notesPlan = makePlan(paged, noProfile, []);
  const { resources } = await removeLeftovers(notesPlan, targetAt(url), leftovers, options);
  expect(resources).toEqual({ created: 5, removed: 5, left: [] });
  expect(seen.filter((request) => request.startsWith('GET'))).toEqual(
    [0, 2, 4, 5].map((offset) => `GET /notes?offset=${offset}`),
  );
});

test.each([
  {
    meant: true,
    marked: false,
    left: [
      'POST /books failed or got no response, and the names of what it creates do not contain the text of the run',
    ],
  },
  { meant: false, marked: false, left: [] },
])(
  'a request without the text of the run, meant to make something: $meant',
  async ({ meant, marked, left }) => {
    const { url, seen } = await serveLibrary();
    const asked = { operation: 'POST /books', values: {}, by: { plays: 'owner', login: null } } as const;
    const leftovers = leftoversIn([{ kind: 'asked', number: 1, ...asked, meant, marked }]);
    const { resources } = await removeLeftovers(plan, targetAt(url), leftovers, options);
    expect(resources.left.map(({ why }) => why)).toEqual(left);
    expect(seen).toEqual([]);
  },
);

test('whoever made something is logged in again to remove it, once, and then deleted', async () => {
  const calls: string[] = [];
  const auth: AuthAdapter = {
    ...anybody,
    again: async (login, plays) => {
      calls.push(`again ${login}`);
      const credentials = () => ({
        headers: { authorization: `Bearer ${login}` },
        query: {},
        secrets: [login],
      });
      return {
        identity: { provider: 'p', subject: login, email: 'a@b.c', name: login },
        plays,
        login,
        credentials,
      };
    },
    remove: async (login) => {
      calls.push(`remove ${login}`);
    },
  };
  const { url } = await serveLibrary((request, { headers }) => {
    if (request.startsWith('DELETE')) calls.push(`${request.at(-1)} by ${headers.authorization}`);
    return undefined;
  });
  const by = { plays: 'owner', login: 'owner-1a2b' } as const;
  const made = (path: string) => ({
    path,
    values: { bookId: path.slice(-1) },
    removal: 'DELETE /books/{bookId}',
  });
  const leftovers = leftoversIn([
    { kind: 'account', login: 'owner-1a2b' },
    { kind: 'asked', number: 1, operation: 'POST /books', values: {}, by, meant: true, marked: true },
    { kind: 'answered', number: 1, made: [made('/books/1'), made('/books/2')] },
  ]);
  const receipt = await removeLeftovers(plan, targetAt(url, auth), leftovers, options);
  expect(calls).toEqual([
    'again owner-1a2b',
    '2 by Bearer owner-1a2b',
    '1 by Bearer owner-1a2b',
    'remove owner-1a2b',
  ]);
  expect(receipt.resources).toEqual({ created: 2, removed: 2, left: [] });
  expect(receipt.accounts).toEqual({ created: 1, removed: 1, left: [] });
});

test('accounts that nobody can delete stay, with the reason', async () => {
  const { url } = await serveLibrary();
  const leftovers = leftoversIn([{ kind: 'account', login: 'guest-1' }]);
  const { accounts } = await removeLeftovers(plan, targetAt(url), leftovers, options);
  expect(accounts.left).toEqual([
    { path: 'guest-1', why: 'anybody cannot delete accounts; use the authentication of that run' },
  ]);
});
