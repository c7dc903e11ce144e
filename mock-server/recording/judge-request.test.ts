import { expect, test } from 'vitest';
import type { Call } from '../requests/call.ts';
import { createResponses } from '../responses/responses.ts';
import { petShop } from '../testing/pet-shop.ts';
import { contractOf } from '../testing/start-mock.ts';
import { requestJudge } from './judge-request.ts';

test('a request is judged as it came, and left as it was for its answer', () => {
  const contract = contractOf(petShop);
  const operation = contract.operations.find(({ key }) => key === 'POST /pets');
  if (!operation) throw new Error('the pet shop has no such operation');
  const headers = { authorization: 'Bearer alice:owner', 'content-type': 'application/json' };
  const call: Call = {
    request: { headers } as Call['request'],
    params: [],
    path: '/pets',
    query: '',
    text: '{"name":"Rex"}',
    form: undefined,
    parts: [],
    persona: undefined,
    body: undefined,
    bodyType: '',
    media: 0,
  };
  const before = { ...call };
  expect(requestJudge(contract, createResponses(contract), operation)(call)).toEqual([]);
  expect(call).toEqual(before);
});
