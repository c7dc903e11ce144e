import { expect, test } from 'vitest';
import type { SequenceKind } from '../media-type.ts';
import { readSequence, sequenceType, writeSequence } from './sequence.ts';

const items = [{ value: 1 }, { value: 2, unit: 'm\n' }];

test.each<[SequenceKind, string]>([
  ['lines', 'application/jsonl'],
  ['records', 'application/json-seq'],
  ['parts', 'multipart/mixed'],
])('%s that are written are read', (kind, type) => {
  const text = writeSequence(kind, items, {});
  const contentType = sequenceType(kind, type);
  expect(readSequence(kind, { contentType, text }, {})).toEqual({ items, problems: [] });
});

test('events have their fields, data of several lines, and no comments', () => {
  const events = [
    { event: 'a', data: 'one\ntwo', retry: 5 },
    { id: '1', data: '' },
  ];
  const text = writeSequence('events', events, {});
  expect(text).toBe('event: a\nretry: 5\ndata: one\ndata: two\n\nid: 1\ndata: \n\n');
  const read = readSequence('events', { contentType: '', text: `:hello\r\n\r\n${text}data:x` }, {});
  expect(read.items).toEqual([...events, { data: 'x' }]);
});

test.each<[SequenceKind, string, unknown[]]>([
  ['lines', '{"value":1}\n{"val', [{ value: 1 }]],
  ['records', '\u001e{"value":1}\n\u001e{"val', [{ value: 1 }]],
  ['events', 'data: 1\n\ndata: 2', [{ data: '1' }]],
  ['lines', '{"val', []],
])('of %s that are cut off, what may be the beginning of an item is none', (kind, text, expected) => {
  expect(readSequence(kind, { contentType: '', text, isCut: true }, {})).toEqual({
    items: expected,
    problems: [],
  });
});

test('a part of another media type than documented is wrong, and one that is no JSON', () => {
  const text = '--b\r\n\r\nplain\r\n--b\r\nContent-Type: application/json\r\n\r\n{\r\n--b--\r\n';
  const types = { first: [undefined], others: 'text/plain' };
  const { items: read, problems } = readSequence(
    'parts',
    { contentType: 'multipart/mixed; boundary="b"', text },
    { itemTypes: types },
  );
  expect(read).toEqual(['plain', undefined]);
  expect(problems.map(({ index }) => index)).toEqual([1, 1]);
});
