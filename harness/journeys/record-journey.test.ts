import { expect, test } from 'vitest';
import { contractOf, json } from '../../contract/testing/contract-of.ts';
import type { Exchange } from '../model/exchange.ts';
import type { JudgedExchange } from '../model/judged-exchange.ts';
import { noProfile } from '../model/profile.ts';
import { makePlan } from '../plan/plan.ts';
import type { Journey, JsonTemplate, Template } from './journey.ts';
import { recordJourney } from './record-journey.ts';

/** Journeys from exchanges as a run records them; a template is told in a text. */

const runId = 'r7k2m9';
const anything = json({ type: 'object', properties: { id: { type: 'integer' }, name: { type: 'string' } } });
const sends = { requestBody: { content: { 'application/json': { schema: { type: 'object' } } } } };
const gone = { responses: { 204: { description: 'Gone' } } };
const { known } = makePlan(
  contractOf({
    paths: {
      '/shops': { post: { ...sends, responses: { 201: anything } }, get: { responses: { 200: anything } } },
      '/shops/{shopId}': { get: { responses: { 200: anything } }, delete: gone },
      '/shops/{shopId}/pets': { post: { ...sends, responses: { 201: anything } } },
      '/shops/{shopId}/pets/{petId}': { put: { ...sends, responses: { 200: anything } }, delete: gone },
    },
  }),
  noProfile,
  [],
);

interface Said {
  readonly key: string;
  readonly target: string;
  readonly status: number;
  readonly sent?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  readonly got?: unknown;
  readonly etag?: string;
  readonly step?: Exchange['purpose']['step'];
}

function exchange({
  key,
  target,
  status,
  sent,
  headers = {},
  got,
  etag,
  step = 'aim',
}: Said): JudgedExchange {
  const operation = known.contract.operations.find((one) => one.key === key);
  if (!operation) throw new Error(`there is no ${key}`);
  const type = sent === undefined ? {} : { 'content-type': 'application/json' };
  return {
    exchange: {
      id: 'x1',
      scenario: 'journey',
      persona: 'owner',
      operation,
      purpose: { step, why: '', expected: String(status), evidence: 'provoked' } as Exchange['purpose'],
      request: {
        method: operation.method,
        target,
        headers: { ...type, ...headers },
        body: sent === undefined ? undefined : JSON.stringify(sent),
      },
      response: {
        status,
        headers: etag === undefined ? {} : { etag },
        body: got === undefined ? '' : JSON.stringify(got),
      },
      startedAt: 0,
      milliseconds: 1,
    },
    landed: String(status),
    flaws: [],
  };
}

function recorded(...said: readonly Said[]): Journey {
  return recordJourney('/shops', said.map(exchange), { known, runId });
}

/** "pet-<unique 1>", "<0 /id>" */
function told(template: Template): string {
  return template
    .map((piece) => {
      if (typeof piece === 'string') return piece;
      return piece.kind === 'taken' ? `<${piece.step} ${piece.at}>` : `<${piece.kind} ${piece.number}>`;
    })
    .join('');
}

function toldJson(value: JsonTemplate): unknown {
  switch (value.kind) {
    case 'constant':
      return value.value;
    case 'text':
      return told(value.text);
    case 'number':
      return { number: told([value.piece]) };
    case 'list':
      return value.items.map(toldJson);
    case 'object':
      return Object.fromEntries(value.members.map(([name, inner]) => [name, toldJson(inner)]));
  }
}

const bodies = ({ steps }: Journey) => steps.map(({ body }) => body?.kind === 'json' && toldJson(body.value));
const paths = ({ steps }: Journey) =>
  steps.map(({ path }) =>
    Object.fromEntries(Object.entries(path).map(([name, value]) => [name, told(value)])),
  );

const shop = { key: 'POST /shops', target: '/shops', status: 201 };
const closed = { key: 'DELETE /shops/{shopId}', target: '/shops/1', status: 204 };

test('the same number in two places is told by who created each', () => {
  const journey = recorded(
    { ...shop, sent: { name: `Shop ${runId}-00001` }, got: { id: 1, floor: 1 } },
    { key: 'POST /shops/{shopId}/pets', target: '/shops/1/pets', status: 201, sent: {}, got: { id: 1 } },
    {
      key: 'PUT /shops/{shopId}/pets/{petId}',
      target: '/shops/1/pets/1',
      status: 200,
      sent: { shopId: 1, legs: 1 },
    },
    closed,
  );
  expect(paths(journey)).toEqual([
    {},
    { shopId: '<0 /id>' },
    { shopId: '<0 /id>', petId: '<1 /id>' },
    { shopId: '<0 /id>' },
  ]);
  expect(bodies(journey)[2]).toEqual({ shopId: { number: '<0 /id>' }, legs: 1 });
  expect(journey.steps.map(({ removes }) => removes)).toEqual([undefined, undefined, undefined, 0]);
});

test('a text of the run is made anew each time, however it is written', () => {
  const journey = recorded(
    {
      ...shop,
      sent: {
        name: `Shop ${runId}-00001`,
        slug: `shop_${runId}_00001`,
        code: `${runId}00002`,
        at: 'Main Street',
      },
      got: { id: 1, link: `/shop-${runId}-00001` },
    },
    closed,
  );
  expect(bodies(journey)[0]).toEqual({
    name: 'Shop <unique 1>',
    slug: 'shop_<unique 1>',
    code: '<unique 2>',
    at: 'Main Street',
  });
});

test('an identifier that the client chooses is made up, and what the server repeats is not taken of it', () => {
  const id = 1_700_000_001;
  const journey = recorded({ ...shop, sent: { id }, got: { id } }, { ...closed, target: `/shops/${id}` });
  expect(bodies(journey)[0]).toEqual({ id: { number: '<number 1>' } });
  expect(paths(journey)[1]).toEqual({ shopId: '<number 1>' });
});

test('the version of a resource is that of its response, and a look-up that nothing needs is left out', () => {
  const journey = recorded(
    { ...shop, sent: {}, got: { id: 7 } },
    { key: 'GET /shops', target: '/shops', status: 200, got: [{ id: 7 }], step: 'set-up' },
    { key: 'GET /shops/{shopId}', target: '/shops/7', status: 200, etag: '"v1"', step: 'set-up' },
    { ...closed, target: '/shops/7', headers: { 'if-match': '"v1"' } },
  );
  expect(journey.steps.map(({ operation }) => operation.key)).toEqual([
    'POST /shops',
    'GET /shops/{shopId}',
    'DELETE /shops/{shopId}',
  ]);
  expect(told(journey.steps[2]?.headers['if-match'] ?? [])).toBe('<1 etag>');
});

test('credentials are named, and not written down', () => {
  const headers = { authorization: 'Bearer ‹token of owner›', 'x-proxy': '‹secret of the target›' };
  const [first] = recorded(
    { ...shop, sent: {}, got: { id: 7 }, headers },
    { ...closed, target: '/shops/7' },
  ).steps;
  expect(first?.headers).toEqual({ 'content-type': ['application/json'] });
  expect(first?.credentials).toEqual([
    { in: 'header', name: 'authorization', before: 'Bearer ', after: '', isOfTarget: false },
    { in: 'header', name: 'x-proxy', before: '', after: '', isOfTarget: true },
  ]);
});

test('what a list shows can be found again by the name of the run', () => {
  const name = `Shop ${runId}-00001`;
  const list = { key: 'GET /shops', target: '/shops', status: 200 };
  const all = (shown: unknown) =>
    recorded(
      { ...shop, sent: { name }, got: { id: 7 } },
      { ...list, got: { data: { items: [{ id: 3, name: 'Other' }, shown] } } },
      { ...closed, target: '/shops/7' },
    ).leftovers;
  expect(all({ id: 7, name })).toEqual([{ list: 1, items: '/data/items', removal: 2, identifier: '/id' }]);
  expect(all({ id: 7 })).toEqual([]);
});

test.each<[why: string, said: readonly Said[]]>([
  ['nothing removes what POST /shops creates', [{ ...shop, sent: {}, got: { id: 1 } }]],
  [
    'DELETE /shops/{shopId} needs an existing resource ({shopId})',
    [
      { ...shop, sent: {}, got: { id: 1 } },
      { ...closed, target: '/shops/9' },
    ],
  ],
  ['POST /shops has a secret in its body', [{ ...shop, sent: { key: '‹token of owner›' }, got: { id: 1 } }]],
  [
    'POST /shops needs a CSRF token',
    [{ ...shop, sent: {}, got: { id: 1 }, headers: { 'x-csrf-token': 'a' } }],
  ],
])('%s', (why, said) => {
  expect(() => recorded(...said)).toThrow(why);
});
