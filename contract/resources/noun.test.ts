import { expect, test } from 'vitest';
import { namesOneOf, nounOf } from './noun.ts';

test.each([
  ['/v1/boards', 'board'],
  ['/v1/boards/{boardId}', 'board'],
  ['/tenants/{tenant}/databases/{database}', 'database'],
  ['/releases', 'release'],
  ['/licenses', 'license'],
  ['/cases', 'case'],
  ['/warehouses', 'warehouse'],
  ['/statuses', 'status'],
  ['/addresses', 'address'],
  ['/batches', 'batch'],
  ['/policies', 'policy'],
  ['/movies', 'movie'],
  ['/people', 'person'],
  ['/indices', 'index'],
  ['/block_types', 'blocktype'],
  ['/{id}', ''],
])('one of %s is a %s', (path, noun) => {
  expect(nounOf(path)).toBe(noun);
});

test.each([
  ['database', '/tenants/{tenant}/databases', true],
  ['floating_ip', '/floating_ips', true],
  ['floatingIp', '/floating_ips', true],
  ['cache', '/caches', true],
  ['cookie', '/cookies', true],
  ['analysis', '/analyses', true],
  ['canvas', '/canvases', true],
  ['index', '/indexes', true],
  ['address', '/addresses', true],
  ['status', '/status', true],
  ['tenant', '/tenants/{tenant}/databases', false],
  ['data', '/databases', false],
])('%s is one of %s: %s', (member, collection, isOne) => {
  expect(namesOneOf(member, collection)).toBe(isOne);
});
