import type { IncomingMessage } from 'node:http';
import { expect, test } from 'vitest';
import { AuthError } from '../model/auth-error.ts';
import type { Scenario } from '../model/scenario.ts';
import type { AuthAdapter, Credentials } from '../model/target.ts';
import { contract } from '../testing/exchanges.ts';
import { judgeRun } from '../testing/judge-run.ts';
import { operationOf } from '../testing/library.ts';
import { addBook, listBooks, type Reply, runScenarios, scenarioOf, serveLibrary } from '../testing/runs.ts';

const refusal: Reply = {
  status: 401,
  headers: { 'www-authenticate': 'Bearer realm="library"' },
  body: { error: 'unauthorized', message: 'This card has expired' },
};

const dead = new Set<string>();

/** A library whose cards can be taken back, and that keeps nobody else out. */
function serveMembers(instead: (request: string) => Reply | undefined = () => undefined) {
  dead.clear();
  return serveLibrary((request, { headers }: IncomingMessage) =>
    dead.has(headers.authorization ?? '') ? refusal : instead(request),
  );
}

const cardOf = (persona: string, number: number): string => `card ${number} of ${persona}`;

/** Gives every persona a card, and another one if that is refused, as long as there are any. */
function library(cards: number, { expiresAt }: { readonly expiresAt?: number } = {}) {
  const given = new Map<string, number>();
  const asked: string[] = [];
  const auth: AuthAdapter = {
    name: 'the library',
    credentials: async (persona, _, spent): Promise<Credentials> => {
      const number = given.get(persona) ?? 1;
      const isSpent = spent?.secrets[0] === cardOf(persona, number);
      if (isSpent) asked.push(persona);
      const next = isSpent && number < cards ? number + 1 : number;
      given.set(persona, next);
      const card = cardOf(persona, next);
      return { headers: { authorization: card }, query: {}, secrets: [card], expiresAt };
    },
  };
  return { auth, asked };
}

const expire = (persona: string): Scenario =>
  scenarioOf(`${persona} expires`, async () => void dead.add(cardOf(persona, 1)));

test('a card that is not good any more is replaced, and the request sent again', async () => {
  const { url } = await serveMembers();
  const { auth, asked } = library(2);
  const listing = scenarioOf('listing', listBooks, { cell: 'GET /books 200' });
  const result = await runScenarios(url, [expire('reader'), listing, scenarioOf('again', listBooks)], {
    target: { auth },
  });
  expect(result.endings.get('listing')).toBeUndefined();
  expect(asked).toEqual(['reader']);
  const said = result.exchanges
    .slice(5)
    .map(({ exchange: { scenario, response } }) => [scenario, response.status]);
  expect(said).toEqual([
    ['listing', 401],
    ['control › reader', 401],
    ['listing', 200],
    ['again', 200],
  ]);
  const report = judgeRun(result);
  expect(report.violations).toEqual([]);
  expect(report.personas.find(({ id }) => id === 'reader')).toMatchObject({ control: 'passed' });
  const square = report.access.find(
    ({ operation, persona }) => operation === 'GET /books' && persona === 'reader',
  );
  expect(square?.found).toBe('as-due');
});

test('a refusal of one operation is one, as long as the card is good elsewhere', async () => {
  const { auth, asked } = library(2);
  const reading = scenarioOf('reading', async (story) => {
    const draft = await story.draft(operationOf(contract, 'GET /books/{bookId}'));
    await story.send(draft, { as: 'owner', expect: '200', why: 'Read a book' });
  });
  const { url } = await serveMembers((request) => (request.startsWith('GET /books/') ? refusal : undefined));
  const result = await runScenarios(url, [reading], { target: { auth } });
  expect(asked).toEqual([]);
  expect(judgeRun(result).violations.map(({ message }) => message)).toContain('got 401, expected 200');
});

test('without another card the persona is lost: nothing is held against the server, and nothing concluded', async () => {
  const { url, seen } = await serveMembers();
  const { auth, asked } = library(1);
  const refused = scenarioOf('refused', async (story) => {
    const draft = await story.draft(operationOf(contract, 'GET /books'));
    await story.send(draft, { as: 'anonymous', expect: '401', why: 'List books without a card' });
  });
  const result = await runScenarios(
    url,
    [
      scenarioOf('making', async (story) => {
        await addBook(story);
        dead.add(cardOf('owner', 1));
      }),
      scenarioOf('later', async (story) => void (await addBook(story)), { cell: 'GET /ledger 200' }),
      refused,
      scenarioOf('another persona', listBooks),
    ],
    { target: { auth } },
  );
  const sentence =
    'the persona "owner" cannot log in any more: its credentials worked before and are now refused with 401, and the library has no others';
  expect(result.endings.get('later')).toEqual({ kind: 'inconclusive', sentence });
  // Whether nobody without a card is let in is known only where somebody with one is.
  expect(result.endings.get('refused')).toEqual({ kind: 'inconclusive', sentence });
  expect(result.endings.get('another persona')).toBeUndefined();
  expect(asked).toEqual(['owner']);
  expect(seen.filter((request) => request.startsWith('POST'))).toHaveLength(1);
  const report = judgeRun(result);
  expect(report.violations).toEqual([]);
  expect(report.result).toBe('inconclusive');
  expect(report.personas.find(({ id }) => id === 'owner')).toMatchObject({
    control: 'failed',
    reason: sentence,
  });
  expect(report.cleanUp).toMatchObject({ created: 1, removed: 0, left: [{ why: sentence }] });
});

test('a server that takes a card back which it said is good for longer is told so, once', async () => {
  const { url } = await serveMembers();
  const { auth } = library(2, { expiresAt: Date.now() + 3_600_000 });
  const listings = ['one', 'two', 'three'].map((id) => scenarioOf(id, listBooks));
  const result = await runScenarios(url, [expire('reader'), ...listings], {
    target: { auth },
    options: { concurrency: 3 },
  });
  expect(result.claims.map(({ sentence, holds }) => [sentence, holds])).toEqual([
    ['credentials are accepted during the lifetime that the server gave them', false],
  ]);
  expect(judgeRun(result).violations.map(({ check }) => check)).toEqual(['claim']);
});

test('whoever cannot be logged in again for once may be the next time', async () => {
  const { url } = await serveMembers();
  const { auth } = library(1);
  let failures = 0;
  const moody: AuthAdapter = {
    ...auth,
    credentials: async (persona, schemes) => {
      if (persona === 'reader' && failures-- > 0) throw new AuthError('the token of the reader expired');
      return auth.credentials(persona, schemes);
    },
  };
  const failing = scenarioOf('failing', async (story) => {
    failures = 1;
    await listBooks(story);
  });
  const result = await runScenarios(url, [failing, scenarioOf('later', listBooks)], {
    target: { auth: moody },
  });
  expect(result.endings.get('failing')).toEqual({
    kind: 'inconclusive',
    sentence: 'the persona "reader" cannot log in any more: the token of the reader expired',
  });
  expect(result.endings.get('later')).toBeUndefined();
  expect(result.lost).toEqual([]);
});

test('cards whose time ends before they arrive are replaced, one after the other', async () => {
  const { url } = await serveMembers();
  for (const number of [1, 2]) dead.add(cardOf('owner', number));
  // Servers count whole seconds: they may end almost one earlier than it was said.
  const { auth, asked } = library(3, { expiresAt: Date.now() + 900 });
  const result = await runScenarios(url, [], { target: { auth } });
  expect(asked).toEqual(['owner', 'owner']);
  expect(result.claims).toEqual([]);
  expect(judgeRun(result).personas.find(({ id }) => id === 'owner')).toMatchObject({ control: 'passed' });
});

test('a card that is refused before its time, and never worked, is not replaced', async () => {
  const { url } = await serveMembers();
  dead.add(cardOf('owner', 1));
  const { auth, asked } = library(2, { expiresAt: Date.now() + 60_000 });
  const result = await runScenarios(url, [], { target: { auth } });
  expect(asked).toEqual([]);
  expect(judgeRun(result).personas.find(({ id }) => id === 'owner')).toMatchObject({ control: 'failed' });
});
