import { expect, test } from 'vitest';
import { contractOf, inPath } from '../testing/contract-of.ts';
import { createRouting } from './routing.ts';

const responses = { 200: { description: '' } };

/** "get /a/{b}": a document with these operations. */
function routingOf(...requests: string[]) {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const request of requests) {
    const [method = '', path = ''] = request.split(' ');
    const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => inPath(name));
    paths[path] = { ...paths[path], [method]: { parameters: names, responses } };
  }
  const contract = contractOf({ paths });
  const { rivalFor } = createRouting(contract);
  return (key: string, values: Record<string, string>) => {
    const operation = contract.operations.find((one) => one.key === key);
    return operation && rivalFor(operation, values)?.key;
  };
}

test('a path that is written out is not that of a template, whatever its methods are', () => {
  const rivalFor = routingOf(
    'post /lists/mine/items',
    'patch /lists/{list}/items',
    'get /lists/{list}/{kind}',
  );
  expect(rivalFor('PATCH /lists/{list}/items', { list: 'mine' })).toBe('POST /lists/mine/items');
  expect(rivalFor('PATCH /lists/{list}/items', { list: 'yours' })).toBeUndefined();
  expect(rivalFor('POST /lists/mine/items', {})).toBeUndefined();
});

test('a template is its own where one that is as specific has another method', () => {
  const rivalFor = routingOf('get /lists/{list}/items', 'post /lists/{id}/items');
  expect(rivalFor('GET /lists/{list}/items', { list: 'mine' })).toBeUndefined();
});

test('of one method, what is written out goes first', () => {
  const rivalFor = routingOf('get /lists/mine', 'get /lists/{list}');
  expect(rivalFor('GET /lists/{list}', { list: 'mine' })).toBe('GET /lists/mine');
  expect(rivalFor('GET /lists/{list}', { list: 'yours' })).toBeUndefined();
});
