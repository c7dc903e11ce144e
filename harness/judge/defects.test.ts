import { expect, test } from 'vitest';
import { judgedOf } from '../testing/exchanges.ts';
import { clustered } from './defects.ts';
import type { Wrong } from './violations.ts';

let count = 0;

/** Each answer is one of its own. */
function answerTo(operation: string): Wrong['judged'] {
  const judged = judgedOf({ operation });
  return { ...judged, exchange: { ...judged.exchange, id: `x${++count}` } };
}

function wrong(more: Partial<Wrong> & { readonly operation?: string }): Wrong {
  const { operation = 'GET /books', ...rest } = more;
  return {
    level: 'MUST',
    check: 'body-matches-schema',
    cell: `${operation} 200`,
    judged: answerTo(operation),
    suite: 'valid-request',
    message: 'title is required',
    place: '/title',
    ...rest,
  };
}

const titles = (all: readonly Wrong[]) =>
  clustered(all).defects.map(({ title, violations }) => [title, violations]);

test('the same flaw on several operations is one defect', () => {
  const all = [wrong({}), wrong({ operation: 'GET /books/{bookId}' }), wrong({})];
  const { defects, defectOf } = clustered(all);
  expect(defects).toEqual([
    {
      id: 'd1',
      level: 'MUST',
      check: 'body-matches-schema',
      title: 'title is required (/title)',
      kind: 'shape',
      sentence: 'GET /books (and 1 other operation): title is required',
      violations: 3,
      cells: ['GET /books 200', 'GET /books/{bookId} 200'],
      operations: ['GET /books', 'GET /books/{bookId}'],
      page: 'docs/checks/body-matches-schema.md',
    },
  ]);
  expect(all.map((each) => defectOf.get(each))).toEqual(['d1', 'd1', 'd1']);
});

test('the index in a list makes no difference', () => {
  const items = ['/0/title', '/17/title'].map((place) => wrong({ place, message: 'must be text' }));
  expect(titles(items)).toEqual([['must be text (/0/title)', 2]]);
});

test('nor does how many more are like it in one response', () => {
  const told = [', and 24 more like it in this response', ', and 1,026 more like it in this response', ''];
  const items = told.map((rest) => wrong({ place: '/0', message: `[0].title is required${rest}` }));
  expect(titles(items)).toEqual([['[0].title is required, and 24 more like it in this response (/0)', 3]]);
});

test('nor does an index in the message', () => {
  const items = [0, 17].map((index) =>
    wrong({ place: `/${index}/title`, message: `[${index}].title must be text` }),
  );
  expect(titles(items)).toEqual([['[0].title must be text (/0/title)', 2]]);
});

test('a failure of the server comes before what is wrong more often, and a header last', () => {
  const all = [
    wrong({ check: 'www-authenticate' }),
    wrong({ check: 'www-authenticate', operation: 'POST /books' }),
    wrong({ message: 'wide' }),
    wrong({ message: 'wide', operation: 'POST /books' }),
    wrong({ check: 'no-internals' }),
    wrong({ check: 'no-server-error' }),
  ];
  expect(clustered(all).defects.map(({ check }) => check)).toEqual([
    'no-server-error',
    'no-internals',
    'body-matches-schema',
    'www-authenticate',
  ]);
});

test('a status that is not documented explains each aim that it missed', () => {
  const [one, other] = [answerTo('GET /books'), answerTo('POST /books')];
  const undeclared = { check: 'status-declared', message: 'got 404, not listed', place: undefined };
  const missed = { check: 'status-as-aimed', message: 'got 404, expected 400', place: undefined };
  const all = [
    wrong({ ...undeclared, judged: one }),
    wrong({ ...undeclared, judged: other }),
    wrong({ ...missed, judged: one }),
    wrong({ ...missed, judged: answerTo('GET /books') }),
  ];
  expect(titles(all).map(([, violations]) => violations)).toEqual([3, 1]);
});

test('another message or another check is another defect', () => {
  const all = [wrong({}), wrong({ message: 'pages is required' }), wrong({ check: 'error-code' })];
  expect(clustered(all).defects).toHaveLength(3);
});

test('a missed aim is told by the way in which it was aimed', () => {
  const missed = { check: 'status-as-aimed', message: 'got 200, expected 400', place: undefined };
  const all = [
    wrong({ ...missed, suite: 'invalid-body' }),
    wrong({ ...missed, suite: 'invalid-query' }),
    wrong({ ...missed, suite: 'invalid-body' }),
  ];
  expect(titles(all)).toEqual([
    ['invalid-body: got 200, expected 400', 2],
    ['invalid-query: got 200, expected 400', 1],
  ]);
  expect(clustered(all).defects.map(({ page }) => page)).toEqual([
    'docs/strategies/invalid-body.md',
    'docs/strategies/invalid-query.md',
  ]);
  const told = clustered([wrong({ ...missed, suite: 'a story' })]).defects;
  expect(told.map(({ page }) => page)).toEqual(['docs/checks/status-as-aimed.md']);
});

test('MUST comes before SHOULD, then what reaches more operations', () => {
  const all = [
    wrong({ level: 'SHOULD', message: 'advice' }),
    wrong({ message: 'narrow' }),
    wrong({ message: 'narrow' }),
    wrong({ message: 'wide' }),
    wrong({ message: 'wide', operation: 'POST /books' }),
  ];
  expect(clustered(all).defects.map(({ title }) => title)).toEqual([
    'wide (/title)',
    'narrow (/title)',
    'advice (/title)',
  ]);
});

test('what the very same answers break is one defect, and says how much more', () => {
  const judged = judgedOf({ operation: 'GET /books' });
  const all = [
    wrong({ judged }),
    wrong({ judged, message: 'pages is required' }),
    wrong({ judged, check: 'security-headers', level: 'SHOULD', message: 'no nosniff', place: undefined }),
  ];
  expect(titles(all)).toEqual([
    ['title is required (/title) (and 1 more in the same response)', 2],
    ['no nosniff', 1],
  ]);
});

test('a status that is not documented, and the aim that it missed, are one defect', () => {
  const judged = judgedOf({ operation: 'GET /books' });
  const all = [
    wrong({ judged, check: 'status-declared', message: 'got 500', place: undefined }),
    wrong({ judged, check: 'status-as-aimed', message: 'got 500, expected 200', place: undefined }),
  ];
  expect(titles(all)).toEqual([['got 500 (and 1 more in the same response)', 2]]);
});

/** An aim that was missed by this status. */
function missedBy(status: number, expected: string, operation = 'GET /books'): Wrong {
  const { judged } = wrong({ operation });
  const { exchange } = judged;
  return wrong({
    check: 'status-as-aimed',
    message: `got ${status}, expected ${expected}`,
    place: undefined,
    judged: {
      ...judged,
      exchange: {
        ...exchange,
        persona: 'stranger',
        purpose: { ...exchange.purpose, expected },
        response: { ...exchange.response, status },
      },
    },
  });
}

test('what lets others in comes first, whatever is seen more often', () => {
  const header = wrong({ check: 'location', message: 'no Location on 201', place: 'Location' });
  const all = [
    ...[1, 2, 3].map(() => ({ ...header, judged: answerTo('POST /books') })),
    wrong({}),
    missedBy(404, '200'),
    missedBy(201, '400'),
    missedBy(500, '404'),
    wrong({ check: 'claim', message: 'Failed: What was added is there', place: undefined }),
    missedBy(201, '403', 'POST /books'),
  ];
  expect(clustered(all).defects.map(({ kind, sentence }) => [kind, sentence])).toEqual([
    [
      'access',
      'POST /books allows a caller that it must refuse: the persona "stranger" got 201, expected 403',
    ],
    ['data', 'GET /books: failed: What was added is there'],
    ['crash', 'GET /books fails: got 500, expected 404'],
    ['wrong-success', 'GET /books accepts a request that it must refuse: got 201, expected 400'],
    ['wrong-refusal', 'GET /books refuses a request that must succeed: got 404, expected 200'],
    ['shape', 'GET /books: title is required'],
    ['headers', 'POST /books: no Location on 201'],
  ]);
});

test('a header that two checks miss is one defect, however many answers lack it', () => {
  const answers = [1, 2].map(() => answerTo('POST /books'));
  const all = answers.flatMap((judged) => [
    wrong({
      judged,
      check: 'headers-match-schema',
      message: 'the header Location is missing',
      place: 'Location',
    }),
    wrong({ judged, check: 'location', message: 'no Location on 201', place: 'Location' }),
  ]);
  expect(clustered(all).defects).toHaveLength(1);
});

test('identifiers and places in a message make no other defect', () => {
  const all = ['/threats/0/name', '/threats/12/name'].map((at) =>
    wrong({
      place: undefined,
      message: `${at} of 0195b1a0-0000-7000-8000-00000000000${at.length % 10} is wrong`,
    }),
  );
  expect(clustered(all).defects).toHaveLength(1);
});
