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
  const { rivalFor, isShadowed } = createRouting(contract);
  const operation = (key: string) => {
    const found = contract.operations.find((one) => one.key === key);
    if (!found) throw new Error(`no ${key}`);
    return found;
  };
  return {
    rivalFor: (key: string, values: Record<string, string>) => rivalFor(operation(key), values)?.key,
    isShadowed: (key: string, values: Record<string, string>) => isShadowed(operation(key), values),
  };
}

test('a path that is written out hides that of a template, also without its method', () => {
  const { isShadowed, rivalFor } = routingOf('post /lists/mine/items', 'patch /lists/{list}/items');
  expect(isShadowed('PATCH /lists/{list}/items', { list: 'mine' })).toBe(true);
  expect(isShadowed('PATCH /lists/{list}/items', { list: 'yours' })).toBe(false);
  expect(isShadowed('POST /lists/mine/items', {})).toBe(false);
  // Many servers look at the method first: where there is no other value, it is sent.
  expect(rivalFor('PATCH /lists/{list}/items', { list: 'mine' })).toBeUndefined();
});

test('a template is its own where one that is as specific has another method', () => {
  const { isShadowed } = routingOf('get /lists/{list}/items', 'post /lists/{id}/items');
  expect(isShadowed('GET /lists/{list}/items', { list: 'mine' })).toBe(false);
});

test('of one method, what is written out goes first', () => {
  const { rivalFor } = routingOf('get /lists/mine', 'get /lists/{list}');
  expect(rivalFor('GET /lists/{list}', { list: 'mine' })).toBe('GET /lists/mine');
  expect(rivalFor('GET /lists/{list}', { list: 'yours' })).toBeUndefined();
});
