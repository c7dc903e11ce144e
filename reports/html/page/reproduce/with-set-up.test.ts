import { expect, test } from 'vitest';
import type { ReportedExchange } from '../../../../harness/report/evidence.ts';
import { withSetUp } from './with-set-up.ts';

function exchange(
  id: string,
  step: ReportedExchange['step'],
  [method = '', target = '']: readonly string[],
  body = '',
): ReportedExchange {
  return {
    ...{ id, step, scenario: 's', why: '', persona: 'owner', operation: '', expected: '', landed: null },
    ...{ evidence: 'provoked', startedAt: 0, milliseconds: 1 },
    request: { method, target, headers: {}, body: null },
    response: { status: 200, headers: {}, body },
  };
}

const shop = exchange('x1', 'set-up', ['POST', '/shops'], '{"id":7}');
const pet = exchange('x2', 'set-up', ['POST', '/shops/7/pets'], '{"id":8}');
const other = exchange('x3', 'set-up', ['POST', '/shops'], '{"id":9}');
const read = exchange('x4', 'aim', ['GET', '/shops/7/pets/8']);
const [noShop, noPet, noOther] = [
  exchange('x7', 'clean-up', ['DELETE', '/shops/7']),
  exchange('x6', 'clean-up', ['DELETE', '/shops/7/pets/8']),
  exchange('x5', 'clean-up', ['DELETE', '/shops/9']),
];
const all = [shop, pet, other, read, noOther, noPet, noShop];

test('what others made is made first and removed last, by the removal of what is around it', () => {
  expect(withSetUp([read], [shop, pet], all)).toEqual([shop, pet, read, noShop]);
  expect(withSetUp([read], [pet], all)).toEqual([pet, read, noPet]);
});

test('a scenario that made everything itself is left as it is', () => {
  expect(withSetUp([shop, read, noShop], [], all)).toEqual([shop, read, noShop]);
});
