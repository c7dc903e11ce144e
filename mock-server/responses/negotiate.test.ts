import { expect, test } from 'vitest';
import { negotiation } from './negotiate.ts';

const versions = ['application/vnd.api+json; version=1', 'application/vnd.api+json;version=2'];
const simple = ['application/json', 'application/json;simple'];

test.each<[types: readonly string[], accept: string | undefined, chosen: number]>([
  [['application/json', 'text/plain'], undefined, 0],
  [['application/json', 'text/plain'], 'text/plain', 1],
  [['application/json', 'text/plain'], 'text/*, application/json;q=0.5', 1],
  [['application/json', 'text/plain'], 'application/json;q=0, */*', 1],
  [['application/json', 'text/plain'], 'text/plain, application/json', 1],
  [['application/json'], 'application/xml', -1],
  [['application/json'], 'application/json;q=0', -1],
  [['application/json'], 'application/json;charset=utf-8', 0],
  [['application/json; charset=utf-8'], 'application/json', 0],
  [['application/json; charset=utf-8'], 'application/json; charset=iso-8859-1', 0],
  [['text/plain; charset=utf-8'], 'text/plain; charset="UTF-8"', 0],
  [['application/json'], 'application/json;version=2', 0],
  [versions, 'application/vnd.api+json;version=2', 1],
  [versions, 'application/vnd.api+json; Version="1"', 0],
  [versions, 'application/vnd.api+json', 0],
  [versions, 'application/vnd.api+json;version=3', -1],
  [versions, versions.toReversed().join(', '), 1],
  [simple, 'application/json', 0],
  [simple, 'application/json;simple', 1],
  [simple, 'application/json;simple, application/json', 1],
  [['application/json;datetime-format=rfc3339'], 'application/json;datetime-format=rfc3339', 0],
])('of %j, "%s" is answered with %i', (types, accept, chosen) => {
  expect(negotiation(types)(accept)).toBe(chosen);
});
