import { expect, test } from 'vitest';
import { makePlan } from '../plan/plan.ts';
import { contract } from '../testing/exchanges.ts';
import { contractOf, exampleBook, library, libraryProfile, operationOf } from '../testing/library.ts';
import { addBook, type Reply, runScenarios, scenarioOf, serveLibrary } from '../testing/runs.ts';

const make = (count: number) =>
  scenarioOf('making', async (story) => {
    for (let made = 0; made < count; made++) await addBook(story);
  });

test('what was created is removed, and the receipt says so', async () => {
  const { url, seen } = await serveLibrary();
  const { receipt, exchanges } = await runScenarios(url, [make(3)]);
  expect(receipt).toEqual({ created: 3, removed: 3, left: [] });
  expect(seen.filter((asked) => asked.startsWith('DELETE /books/'))).toHaveLength(3);
  const steps = exchanges.map(({ exchange }) => exchange.purpose.step);
  expect(steps.slice(5)).toEqual(['set-up', 'set-up', 'set-up', 'clean-up', 'clean-up', 'clean-up']);
});

test('whoever made it removes it', async () => {
  const { url } = await serveLibrary();
  const making = scenarioOf('making', async (story) => {
    const draft = await story.draft(operationOf(contract, 'POST /books'));
    await story.send(draft, { as: 'writer', expect: '201', why: 'Add a book' });
  });
  const { exchanges } = await runScenarios(url, [making]);
  expect(exchanges.at(-1)?.exchange).toMatchObject({
    persona: 'writer',
    purpose: { step: 'clean-up', binding: false },
  });
});

test('where whoever made it may not, the owner removes it', async () => {
  const { url } = await serveLibrary((asked, { headers }) =>
    asked.startsWith('DELETE') && headers.authorization !== 'Bearer token-of-owner'
      ? { status: 403, body: {} }
      : undefined,
  );
  const making = scenarioOf('making', async (story) => {
    const draft = await story.draft(operationOf(contract, 'POST /books'));
    await story.send(draft, { as: 'writer', expect: '201', why: 'Add a book' });
  });
  const { receipt, exchanges } = await runScenarios(url, [making]);
  expect(receipt).toEqual({ created: 1, removed: 1, left: [] });
  expect(exchanges.slice(-2).map(({ exchange }) => exchange.persona)).toEqual(['writer', 'owner']);
});

const whys: readonly { readonly what: string; readonly reply: Reply; readonly why: string | undefined }[] = [
  {
    what: 'it is refused',
    reply: { status: 403, body: {} },
    why: 'DELETE /books/{bookId} returned 403, expected 204',
  },
  {
    what: 'the server fails',
    reply: { status: 500, body: {} },
    why: 'DELETE /books/{bookId} returned 500, expected 204',
  },
  { what: 'it succeeds otherwise than documented', reply: { status: 200, body: {} }, why: undefined },
  {
    what: 'it is only accepted',
    reply: { status: 202, body: {} },
    why: 'DELETE /books/{bookId} returned 202, expected 204',
  },
  { what: 'it is gone already', reply: { status: 404, body: {} }, why: undefined },
  { what: 'nobody answers', reply: 'hang up', why: 'the connection was closed before the response' },
];

test.each(whys)('when $what, the receipt says what is left and why', async ({ reply, why }) => {
  const { url } = await serveLibrary((asked) => (asked.startsWith('DELETE') ? reply : undefined));
  const { receipt, endings } = await runScenarios(url, [make(1)]);
  expect(receipt.created).toBe(1);
  expect(receipt.removed).toBe(why === undefined ? 1 : 0);
  expect(receipt.left.map((left) => left.why)).toEqual(
    why === undefined ? [] : [expect.stringContaining(why)],
  );
  expect(receipt.left.every(({ path }) => /^\/books\/0195b1a0-/.test(path))).toBe(true);
  expect(endings.get('making')).toBeUndefined();
});

test('what a scenario removed itself is not removed once more', async () => {
  const { url, seen } = await serveLibrary();
  const removing = scenarioOf('removing', async (story) => {
    const bookId = await addBook(story);
    const draft = await story.validRequest(operationOf(contract, 'DELETE /books/{bookId}'), { bookId });
    await story.send(draft, { as: 'owner', expect: '204', why: 'Remove it' });
  });
  const { receipt } = await runScenarios(url, [removing]);
  expect(receipt).toEqual({ created: 1, removed: 1, left: [] });
  expect(seen.filter((asked) => asked.startsWith('DELETE'))).toHaveLength(1);
});

test('what was created by a request that should have been refused is removed too', async () => {
  const { url, seen } = await serveLibrary();
  const scenario = scenarioOf('refused', async (story) => {
    const draft = await story.draft(operationOf(contract, 'POST /books'));
    await story.send(draft, { as: 'expired', expect: '401', why: 'Add a book with a dead card' });
  });
  const { receipt, endings } = await runScenarios(url, [scenario]);
  expect(endings.get('refused')?.kind).toBe('answered-otherwise');
  expect(receipt).toEqual({ created: 1, removed: 1, left: [] });
  expect(seen.at(-1)).toMatch(/^DELETE/);
});

test('what came back under the path of something that was removed is removed as well', async () => {
  const { url, seen } = await serveLibrary((asked) =>
    asked === 'POST /books' ? { status: 201, headers: { location: '/books/7' }, body: {} } : undefined,
  );
  const making = scenarioOf('making', async (story) => {
    const add = await story.draft(operationOf(contract, 'POST /books'));
    const added = { as: 'owner', expect: '201', why: 'Add a book' } as const;
    await story.send(add, added);
    const removal = await story.validRequest(operationOf(contract, 'DELETE /books/{bookId}'), {
      bookId: '7',
    });
    await story.send(removal, { as: 'owner', expect: '204', why: 'Remove it' });
    await story.send(add, added);
  });
  await runScenarios(url, [making]);
  expect(seen.slice(5)).toEqual(['POST /books', 'DELETE /books/7', 'POST /books', 'DELETE /books/7']);
});

test('what the API has no way to remove stays for good, and is said to', async () => {
  const { url } = await serveLibrary();
  const { delete: _, ...book } = library.paths['/books/{bookId}'];
  const lasting = contractOf({ ...library, paths: { ...library.paths, '/books/{bookId}': book } });
  const making = scenarioOf('making', async (story) => {
    const draft = await story.draft(operationOf(lasting, 'POST /books'));
    await story.send(draft, { as: 'owner', expect: '201', why: 'Add a book' });
  });
  const { receipt } = await runScenarios(url, [making], {
    plan: makePlan(lasting, { ...libraryProfile, scenarios: [making] }, []),
  });
  expect(receipt).toEqual({
    created: 1,
    removed: 0,
    left: [
      {
        path: expect.stringMatching(/^\/books\//),
        why: 'the API has no operation that removes it',
        forGood: true,
      },
    ],
  });
});

test('what is below something that stays is removed once', async () => {
  const { get } = library.paths['/books/{bookId}'];
  const { post } = library.paths['/books'];
  const inPath = ['bookId', 'noteId'].map((name) => ({
    ...{ name, in: 'path', required: true, schema: { type: 'string' } },
  }));
  const [bookId] = inPath;
  const notes = '/books/{bookId}/notes';
  const noted = contractOf({
    ...library,
    paths: {
      '/books': { post },
      '/books/{bookId}': { get, parameters: [bookId] },
      [notes]: { post: { ...post, operationId: 'addNote', parameters: [bookId] } },
      [`${notes}/{noteId}`]: {
        delete: {
          operationId: 'removeNote',
          parameters: inPath,
          responses: { 204: { description: 'Gone' } },
        },
      },
    },
  });
  const making = scenarioOf('making', async (story) => {
    const draft = await story.draft(operationOf(noted, `POST ${notes}`));
    await story.send(draft, { as: 'owner', expect: '201', why: 'Add a note' });
  });
  const { url, seen } = await serveLibrary();
  const plan = makePlan(noted, { ...libraryProfile, hints: [], scenarios: [making] }, []);
  const { receipt } = await runScenarios(url, [making], { plan });
  expect(seen.filter((asked) => asked.startsWith('DELETE'))).toHaveLength(1);
  expect(receipt).toMatchObject({ created: 2, removed: 1, left: [{ forGood: true }] });
});

/** A library whose books depend on each other: those of the list, in the order in which they were made, as it is now. */
async function shelf(refuses: (index: number, there: readonly number[]) => boolean) {
  const ids: string[] = [];
  const gone: number[] = [];
  const library = await serveLibrary((asked) => {
    if (!asked.startsWith('DELETE /books/')) return undefined;
    const id = asked.split('/').at(-1) ?? '';
    const index = ids.indexOf(id);
    const there = ids.map((_, at) => at).filter((at) => !gone.includes(at));
    if (refuses(index, there)) return { status: 409, body: {} };
    gone.push(index);
    return undefined;
  });
  const making = scenarioOf('making', async (story) => {
    for (let made = 0; made < 3; made++) ids.push(await addBook(story));
  });
  return { url: library.url, making, gone };
}

test('what was made last goes first', async () => {
  const { url, making, gone } = await shelf((index, there) => there.some((other) => other > index));
  const { receipt, exchanges } = await runScenarios(url, [making]);
  expect([receipt, gone]).toEqual([{ created: 3, removed: 3, left: [] }, [2, 1, 0]]);
  expect(exchanges.filter(({ exchange }) => exchange.response.status === 409)).toEqual([]);
});

test('what is refused because something depends on it is removed after that', async () => {
  const { url, making, gone } = await shelf((index, there) => there.some((other) => other < index));
  const { receipt } = await runScenarios(url, [making]);
  expect([receipt, gone]).toEqual([{ created: 3, removed: 3, left: [] }, [0, 1, 2]]);
});

test('what is refused with 409 whatever goes before it stays, and is not asked for ever', async () => {
  const { url, making } = await shelf((index) => index === 1);
  const { receipt, exchanges } = await runScenarios(url, [making]);
  expect(receipt).toMatchObject({ created: 3, removed: 2, left: [{ why: expect.stringContaining('409') }] });
  expect(exchanges.filter(({ exchange }) => exchange.response.status === 409).length).toBeLessThan(5);
});

test('what the target keeps as a tombstone is told', async () => {
  const { url } = await serveLibrary((asked) => {
    if (asked !== 'POST /books') return undefined;
    const id = '0195b1a0-0000-7000-8000-000000000001';
    return {
      status: 201,
      headers: { location: `/books/${id}` },
      body: { ...exampleBook, id, deleted_at: null },
    };
  });
  const { receipt } = await runScenarios(url, [make(1)]);
  expect(receipt).toEqual({ created: 1, removed: 1, left: [], tombstones: 1 });
});
