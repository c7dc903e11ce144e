import { expect, test } from 'vitest';
import { contractOf, type Planted, reportOf } from './on-the-mock.ts';

const everything = 'test/openapi-3.2/everything.yaml';

test('a document with all of OpenAPI 3.2 has no findings, and its mock keeps to all of it', async () => {
  const report = await reportOf(await contractOf(everything));
  expect(report.findings).toEqual([]);
  expect(report.violations).toEqual([]);
  expect(report.result).toBe('conformant');
  expect(report.counts).toMatchObject({ operations: 12, cells: 32, conformant: 32, forced: 0 });
});

/** What is wrong with a success, the cell that it is held against, and the place and text of what is said. */
const faults: readonly (readonly [
  what: string,
  request: string,
  change: (body: string) => string,
  cell: string,
  place: string | null,
  message: string,
])[] = [
  [
    'an answer to a QUERY',
    'QUERY /stars',
    () => '{"found":[]}',
    'QUERY /stars 200',
    '/found',
    'found must have at least 1 item',
  ],
  [
    'one of several events',
    'GET /events',
    () =>
      'event: remark\ndata: all is well\n\n: a comment\n\nevent: rise\ndata: {"id":"vega","magnitude":0.03}\n\nevent: remark\ndata: no\n\n',
    'GET /events 200',
    '/2/data',
    '[2].data must have at least 3 characters',
  ],
  [
    'the JSON in the data of an event',
    'GET /events',
    () => 'event: rise\ndata: {"id":"vega",\ndata: "magnitude":"bright"}\n\n',
    'GET /events 200',
    '/0/data/magnitude',
    'item 1: in data, magnitude must be a number',
  ],
  [
    'a line of JSON',
    'GET /measurements',
    () => '{"value":1}\n{"value":"two"}\n',
    'GET /measurements 200',
    '/1/value',
    '[1].value must be a number',
  ],
  [
    'a line that is none',
    'GET /measurements',
    () => '{"value":1}\n{"value"\n',
    'GET /measurements 200',
    '/1',
    'item 2 is not JSON',
  ],
  [
    'a record',
    'GET /records',
    () => '\u001e{"value":1}\n\u001e{"unit":"m"}\n',
    'GET /records 200',
    '/1',
    '[1].value is required',
  ],
  [
    'the media type of a part',
    'GET /plates',
    (body) => body.replace('Content-Type: application/json', 'Content-Type: text/csv'),
    'GET /plates 200',
    '/0',
    'item 1 is text/csv where application/json is documented',
  ],
  [
    'an attribute that is an element',
    'GET /telescopes',
    (body) => body.replace(/ serial="([^"]*)">/, '><serial>$1</serial>'),
    'GET /telescopes 200',
    null,
    '<serial> is an element where an attribute is documented',
  ],
  [
    'the namespace of an element',
    'GET /telescopes',
    (body) => body.replace('https://example.com/telescopes', 'https://example.com/microscopes'),
    'GET /telescopes 200',
    null,
    '<telescope> is in the namespace https://example.com/microscopes, expected https://example.com/telescopes',
  ],
  [
    'JSON that says to be XML',
    'GET /telescopes',
    () => '[]',
    'GET /telescopes 200',
    null,
    'it is not well-formed XML (line 1)',
  ],
];

test.each(faults)('%s that is wrong is found: %s', async (_, request, change, cell, place, message) => {
  const planted: Planted = (asked, { status, type, body }) =>
    asked === request && status === 200 ? { status, type, body: change(body) } : undefined;
  const report = await reportOf(await contractOf(everything), planted);
  expect(report.violations).toContainEqual(
    expect.objectContaining({ check: 'body-matches-schema', level: 'MUST', cell, place, message }),
  );
  expect(new Set(report.violations.map((violation) => violation.cell))).toEqual(new Set([cell]));
});
