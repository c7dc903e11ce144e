import { expect, test } from 'vitest';
import type { PersonaId } from '../model/persona.ts';
import { makePlan } from '../plan/plan.ts';
import { contract } from '../testing/exchanges.ts';
import { judgeRun } from '../testing/judge-run.ts';
import { contractOf, exampleBook, libraryProfile, operationOf } from '../testing/library.ts';
import { type Reply, runScenarios, scenarioOf, serveLibrary } from '../testing/runs.ts';

const one = `GET /books/${exampleBook.id}`;

function reading(as: PersonaId, { id = `reads as ${as}`, expected = '200' } = {}) {
  return scenarioOf(id, async (story) => {
    const draft = await story.draft(operationOf(contract, 'GET /books/{bookId}'));
    await story.send(draft, { as, expect: expected, why: 'To read one' });
  });
}

async function runReadOnly(
  scenarios: readonly ReturnType<typeof reading>[],
  instead?: (asked: string) => Reply | undefined,
) {
  const { url } = await serveLibrary(instead);
  const plan = { ...makePlan(contract, libraryProfile, []), readOnly: true as const };
  const result = await runScenarios(url, scenarios, { plan });
  const report = judgeRun(result);
  // What shows that the credentials work is asked beside it.
  const own = report.exchanges.filter(({ scenario }) => !scenario.startsWith('control'));
  const seen = own.map(({ request }) => `${request.method} ${request.target}`);
  return { seen, result, report };
}

test('what is listed is read; the list is asked for once a run', async () => {
  const { seen, result } = await runReadOnly([reading('owner'), reading('owner', { id: 'again' })]);
  expect(seen).toEqual(['GET /books', one, one]);
  expect([...result.endings.values()].filter((ending) => ending !== undefined)).toEqual([]);
});

const none: Reply = { status: 200, headers: { 'x-total-count': '0' }, body: [] };
const nobodyKnows =
  'it is not known what the stranger may do with existing resources, and a read-only run creates none';

test.each([
  [
    'where nothing is listed',
    reading('owner'),
    none,
    'GET /books shows none, and a read-only run creates none',
  ],
  ['where it depends on who made it', reading('stranger', { expected: '403' }), undefined, nobodyKnows],
])('%s, nothing is read', async (_, scenario, listed, sentence) => {
  const { seen, result } = await runReadOnly([scenario], (asked) =>
    asked === 'GET /books' ? listed : undefined,
  );
  expect(seen).toEqual(['GET /books']);
  expect(result.endings.get(scenario.id)).toEqual({ kind: 'excluded', sentence });
});

test('whoever is not logged in is refused whosever it is', async () => {
  const { seen } = await runReadOnly([reading('anonymous', { expected: '401' })], (asked) =>
    asked === one ? { status: 401, body: {} } : undefined,
  );
  expect(seen).toEqual(['GET /books', one]);
});

const notFound: Reply = { status: 404, body: { error: 'not_found', message: 'There is no such book' } };

test('what somebody else deletes meanwhile accuses nobody', async () => {
  let isDeleted = false;
  const { result, report } = await runReadOnly([reading('owner')], (asked) => {
    isDeleted ||= asked === one;
    if (asked === one) return notFound;
    return isDeleted ? none : undefined;
  });
  expect(result.endings.get('reads as owner')).toEqual({
    kind: 'inconclusive',
    sentence: 'the resource of GET /books/{bookId} was deleted meanwhile',
  });
  expect(report.violations).toEqual([]);
});

test('what is still listed has to be found', async () => {
  const { report } = await runReadOnly([reading('owner')], (asked) => (asked === one ? notFound : undefined));
  expect(report.violations.map(({ message }) => message)).toContain('got 404, expected 200');
});

/** Books that stand on shelves: a collection inside of another one. */
const shelves = contractOf({
  openapi: '3.1.0',
  info: { title: 'Shelves', version: '1' },
  paths: Object.fromEntries(
    [
      { path: '/shelves', id: 'shelfId' },
      { path: '/shelves/{shelfId}/books', id: 'bookId' },
    ].flatMap(({ path, id }) => {
      const text = { type: 'string' };
      const thing = { type: 'object', properties: { id: text } };
      const json = (schema: object) => ({ description: '', content: { 'application/json': { schema } } });
      const parameters = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      const inPath = (names: readonly (string | undefined)[]) =>
        names.map((name) => ({ name, in: 'path', required: true, schema: text }));
      return [
        [
          path,
          {
            parameters: inPath(parameters),
            get: { responses: { 200: json({ type: 'array', items: thing }), 404: json({}) } },
            post: { responses: { 201: json(thing) } },
          },
        ],
        [
          `${path}/{${id}}`,
          {
            parameters: inPath([...parameters, id]),
            get: { responses: { 200: json(thing), 404: json({}) } },
          },
        ],
      ];
    }),
  ),
});

test('what goes with whatever is around it accuses nobody either', async () => {
  let isGone = false;
  const { url } = await serveLibrary((asked) => {
    isGone ||= asked === 'GET /shelves/s/books/b';
    if (asked === 'GET /shelves') return { status: 200, body: isGone ? [] : [{ id: 's' }] };
    if (isGone) return notFound;
    return asked === 'GET /shelves/s/books' ? { status: 200, body: [{ id: 'b' }] } : undefined;
  });
  const plan = { ...makePlan(shelves, { ...libraryProfile, hints: [] }, []), readOnly: true as const };
  const reader = scenarioOf('reads', async (story) => {
    const draft = await story.draft(operationOf(shelves, 'GET /shelves/{shelfId}/books/{bookId}'));
    await story.send(draft, { as: 'anonymous', expect: '200', why: 'To read one' });
  });
  const { endings, exchanges, excuses } = await runScenarios(url, [reader], { plan });
  expect(endings.get('reads')).toEqual({
    kind: 'inconclusive',
    sentence: 'the resource of GET /shelves/{shelfId}/books/{bookId} was deleted meanwhile',
  });
  const read = exchanges.find(({ exchange }) => exchange.request.target === '/shelves/s/books/b');
  expect(excuses.get(read?.exchange.id ?? '')?.of).toBe('everything');
});
