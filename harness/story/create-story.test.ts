import { expect, test } from 'vitest';
import { noProfile } from '../model/profile.ts';
import type { PathValues, Story } from '../model/scenario.ts';
import { makePlan } from '../plan/plan.ts';
import { createProtection } from '../safety/protection.ts';
import { contract } from '../testing/exchanges.ts';
import { contractOf, exampleBook, libraryProfile, operationOf } from '../testing/library.ts';
import { addBook, anybody, runScenarios, scenarioOf, serveLibrary } from '../testing/runs.ts';

/** What a story does against a library, and how it ends. */
async function told(run: (story: Story) => Promise<void>, library = serveLibrary()) {
  const { url, seen } = await library;
  const result = await runScenarios(url, [scenarioOf('story', run)]);
  return { ...result, seen: seen.slice(5), ending: result.endings.get('story') };
}

const operation = (key: string) => operationOf(contract, key);
const bookAt = /^\/books\/0195b1a0-0000-7000-8000-\d{12}/;

test('what a path needs is made once, and again when it is asked for anew', async () => {
  const ids: unknown[] = [];
  const { seen } = await told(async (story) => {
    ids.push((await story.given(operation('GET /books/{bookId}'))).bookId);
    ids.push((await story.given(operation('PUT /books/{bookId}'))).bookId);
    ids.push((await story.givenAnew(operation('PUT /books/{bookId}'))).bookId);
  });
  expect(new Set(ids).size).toBe(2);
  expect(seen.filter((asked) => asked === 'POST /books')).toHaveLength(2);
});

test('what is made is shared before anything else is done with it', async () => {
  const { url, seen } = await serveLibrary((asked) =>
    asked.startsWith('PUT') ? { status: 200, body: exampleBook } : undefined,
  );
  const share = async ({ bookId = '' }: PathValues, story: Story): Promise<void> => {
    const draft = await story.validRequest(operation('PUT /books/{bookId}'), { bookId });
    await story.send(draft, { as: 'owner', expect: 200, step: 'set-up', why: 'Share it' });
  };
  const look = scenarioOf('story', async (story) => {
    const draft = await story.draft(operation('GET /books/{bookId}'));
    await story.send(draft, { as: 'reader', expect: 200, why: 'Look' });
  });
  const profile = { ...libraryProfile, hints: [{ operation: 'POST /books', share }] };
  const { endings } = await runScenarios(url, [look], { plan: makePlan(contract, profile, []) });
  expect(endings.get('story')).toBeUndefined();
  expect(seen.slice(5).map((asked) => asked.split(' ')[0])).toEqual(['POST', 'PUT', 'GET', 'DELETE']);
});

test.each([
  { whose: 'of the reader', bookId: 'reader-1', isSent: true },
  { whose: 'of somebody else', bookId: 'stranger-1', isSent: false },
])(
  'a share may name a persona on a server of others, and nobody else: $whose',
  async ({ bookId, isSent }) => {
    const { url, seen } = await serveLibrary((asked) =>
      asked.startsWith('PUT') ? { status: 200, body: exampleBook } : undefined,
    );
    const share = async (_: PathValues, story: Story): Promise<void> => {
      const draft = await story.validRequest(operation('PUT /books/{bookId}'), { bookId });
      await story.send(draft, { as: 'owner', expect: 200, step: 'set-up', why: 'Share it' });
    };
    const look = scenarioOf(
      'look',
      async (story) => void (await story.draft(operation('GET /books/{bookId}'))),
    );
    const profile = { ...libraryProfile, hints: [{ operation: 'POST /books', share }] };
    const identity = async (persona: string) => ({
      ...{ provider: 'here', subject: `${persona}-1`, email: '', name: persona },
    });
    const planned = makePlan(contract, profile, []);
    const plan = { ...planned, protection: createProtection(planned.known, profile, () => false) };
    const { endings } = await runScenarios(url, [look], { plan, target: { auth: { ...anybody, identity } } });
    expect(seen.includes(`PUT /books/${bookId}`)).toBe(isSent);
    expect(endings.get('look')?.kind).toBe(isSent ? undefined : 'protected');
  },
);

test('something that is there only after it was started is started', async () => {
  const { seen } = await told(async (story) => {
    await story.given(operation('GET /books/{bookId}/loan'));
    await story.given(operation('GET /books/{bookId}/loan'));
  });
  expect(seen.map((asked) => asked.replace(/[0-9a-f-]{36}/, 'id'))).toEqual([
    'POST /books',
    'POST /books/id/loan',
    'DELETE /books/id',
  ]);
});

test('what starts it is not started by itself', async () => {
  const { seen } = await told(
    async (story) => void (await story.given(operation('POST /books/{bookId}/loan'))),
  );
  expect(seen.filter((asked) => asked.startsWith('POST'))).toEqual(['POST /books']);
});

test('an answer that does not tell what it made ends the scenario', async () => {
  const { ending } = await told(
    async (story) => void (await story.given(operation('GET /books/{bookId}'))),
    serveLibrary((asked) => {
      if (asked === 'GET /books') return { status: 200, body: [] };
      return asked === 'POST /books' ? { status: 201, body: { title: 'Emma' } } : undefined;
    }),
  );
  expect(ending).toEqual({
    kind: 'setup-failed',
    sentence: 'the response of POST /books does not contain the identifier of what it created',
  });
});

test('Location tells it where the body does not', async () => {
  let path: unknown;
  await told(
    async (story) => {
      path = await story.given(operation('GET /books/{bookId}'));
    },
    serveLibrary((asked) =>
      asked === 'POST /books' ? { status: 201, headers: { location: '/books/a%20b' }, body: {} } : undefined,
    ),
  );
  expect(path).toEqual({ bookId: 'a b' });
});

test('the steps of a story are recorded with what they were meant for', async () => {
  const { exchanges } = await told(async (story) => {
    await addBook(story);
    const draft = await story.draft(operation('GET /books/{bookId}'));
    await story.send(draft, {
      as: 'reader',
      expect: 404,
      or: ['200'],
      why: 'Look',
      cause: 'unknown-resource',
      subject: 'bookId',
    });
  });
  const purposes = exchanges.slice(5).map(({ exchange }) => exchange.purpose);
  expect(purposes.map(({ step, binding }) => [step, binding])).toEqual([
    ['set-up', false],
    ['set-up', false],
    ['aim', true],
    ['clean-up', false],
    ['clean-up', false],
  ]);
  // The one of several good answers that came is the one that was meant.
  expect(purposes[2]).toMatchObject({
    expected: '200',
    cause: 'unknown-resource',
    subject: 'bookId',
    evidence: 'provoked',
  });
});

test('an answer that was not expected ends the story', async () => {
  let after = false;
  const { ending, exchanges } = await told(async (story) => {
    const draft = await story.draft(operation('GET /books'));
    await story.send(draft, { as: 'owner', expect: '401', why: 'Be refused' });
    after = true;
  });
  expect(after).toBe(false);
  expect(ending).toEqual({ kind: 'answered-otherwise', sentence: 'GET /books returned 200, expected 401' });
  expect(exchanges.at(-1)?.flaws).toMatchObject([{ check: 'status-as-aimed' }]);
});

test('claims are kept with their exchange', async () => {
  const { claims, exchanges } = await told(async (story) => {
    const draft = await story.draft(operation('GET /books'));
    const answer = await story.send(draft, { as: 'owner', expect: '200', why: 'List' });
    story.claim(answer, { sentence: 'The list is empty', holds: false, requirement: 'R1' });
  });
  const exchange = exchanges.at(-1)?.exchange.id;
  expect(claims).toEqual([{ exchange, sentence: 'The list is empty', holds: false, requirement: 'R1' }]);
});

test('of an answer that was asked for nothing is claimed', async () => {
  const { url } = await serveLibrary();
  const forcing = scenarioOf('forcing', async (story) => {
    const draft = await story.draft(operation('GET /books'));
    const answer = await story.send(draft, { as: 'owner', expect: '200', force: true, why: 'List' });
    story.claim(answer, { sentence: 'The list is empty', holds: false });
  });
  const { claims, exchanges } = await runScenarios(url, [forcing], {
    target: { abilities: ['force-responses'] },
  });
  expect(exchanges.at(-1)?.exchange).toMatchObject({
    purpose: { evidence: 'forced' },
    request: { headers: { prefer: 'code=200' } },
  });
  expect(claims).toEqual([]);
});

test.each([
  { abilities: [], claimed: 0 },
  { abilities: ['business-rules'], claimed: 1 },
] as const)(
  'of a rule, only what decides it is claimed something: $abilities',
  async ({ abilities, claimed }) => {
    const { url } = await serveLibrary();
    const ruling = scenarioOf('ruling', async (story) => {
      const draft = await story.draft(operation('GET /books'));
      const answer = await story.send(draft, { as: 'owner', expect: '200', why: 'List' });
      story.claim(answer, { sentence: 'The list is sorted', holds: false, ruled: true });
    });
    const { claims } = await runScenarios(url, [ruling], { target: { abilities } });
    expect(claims.map(({ sentence }) => sentence)).toEqual(Array(claimed).fill('The list is sorted'));
  },
);

test.each([
  [
    'an operation',
    (story: Story) => story.operation('GET /attic'),
    'does-not-fit',
    'the document has no operation GET /attic',
  ],
  [
    'a status',
    (story: Story) => story.send(book(), { as: 'owner', expect: '418', why: 'Tea' }),
    'does-not-fit',
    'the document has no 418 for GET /books',
  ],
  [
    'an identity',
    (story: Story) => story.identity('reader'),
    'not-possible',
    'anybody does not say who the reader is',
  ],
  [
    'an account',
    (story: Story) => story.account('ann', 'owner'),
    'not-possible',
    'anybody cannot create an account',
  ],
] as const)('%s that there is not ends the story', async (_, act, kind, sentence) => {
  const { ending } = await told(async (story) => void (await act(story)));
  expect(ending).toEqual({ kind, sentence });
});

function book() {
  return { operation: operation('GET /books'), path: {}, query: {}, headers: {}, body: undefined };
}

test('operations are found by id and by key', async () => {
  const found: string[] = [];
  await told(async (story) => {
    found.push(story.operation('getBook').key, story.operation('GET /books').key);
  });
  expect(found).toEqual(['GET /books/{bookId}', 'GET /books']);
});

test('a Location leads to the operation that reads it', async () => {
  const found: unknown[] = [];
  await told(async (story) => {
    const { operation: reads, path } = story.locate('https://library.example/books/7') ?? {};
    found.push(reads?.key, path, story.locate('/attic/7'));
  });
  expect(found).toEqual(['GET /books/{bookId}', { bookId: '7' }, undefined]);
});

test('what a path needs lies where the server says', async () => {
  const { exchanges } = await told(async (story) => {
    const draft = await story.draft(operation('GET /books/{bookId}'));
    await story.send(draft, { as: 'owner', expect: '200', why: 'Read it' });
  });
  expect(exchanges.at(-2)?.exchange.request.target).toMatch(bookAt);
});

const thing = {
  description: 'x',
  content: { 'application/json': { schema: { type: 'object', properties: { id: { type: 'string' } } } } },
};
const copies = contractOf({
  openapi: '3.1.0',
  info: { title: 'Copies', version: '1' },
  paths: {
    '/things': { post: { operationId: 'make', responses: { '201': thing } } },
    '/things/{thingId}': {
      parameters: [{ name: 'thingId', in: 'path', required: true, schema: { type: 'string' } }],
      get: { operationId: 'get', responses: { '200': thing } },
    },
    '/things/{thingId}/copy': {
      parameters: [{ name: 'thingId', in: 'path', required: true, schema: { type: 'string' } }],
      post: {
        operationId: 'copy',
        responses: {
          '201': {
            ...thing,
            links: { again: { operationId: 'copy', parameters: { thingId: '$response.body#/id' } } },
          },
        },
      },
    },
  },
});

test('what can copy itself has to be made before', async () => {
  const { url, seen } = await serveLibrary();
  const plan = makePlan(copies, noProfile, []);
  const scenarios = plan.scenarios.filter(
    ({ id }) => id === 'valid-request › POST /things/{thingId}/copy 201',
  );
  const { endings } = await runScenarios(url, scenarios, { plan });
  expect([...endings.values()]).toEqual([undefined]);
  expect(seen[0]).toBe('POST /things');
}, 2000);
