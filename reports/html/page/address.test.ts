import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Address, addressOf, hashOf } from './address.ts';
import { everyDefect } from './defect-filter.ts';
import { everything } from './matrix-filter.ts';

const filter = {
  ...everything,
  show: ['violating', 'not-exercised'],
  area: 'Pets & owners',
  text: 'a b',
} as const;

test.each<[Address, string]>([
  [{ view: 'overview' }, '#/'],
  [{ view: 'matrix', filter: everything }, '#/matrix'],
  [{ view: 'matrix', filter }, '#/matrix?show=violating,not-exercised&area=Pets+%26+owners&q=a+b'],
  [
    {
      view: 'cell',
      id: 'GET /pets/{petId} 404',
      filter: { ...everything, status: '404', documentedIn: 'S0' },
    },
    '#/cell/GET+/pets/{petId}+404?in=S0&status=404',
  ],
  [{ view: 'cell', id: 'GET / 4XX', filter: everything }, '#/cell/GET+/+4XX'],
  [{ view: 'scenario', id: 'story › a?b#c', at: 'x12' }, '#/scenario/story+%E2%80%BA+a%3Fb%23c?at=x12'],
  [{ view: 'defects', filter: everyDefect }, '#/defects'],
  [{ view: 'defect', id: 'd1' }, '#/defect/d1'],
  [{ view: 'check', id: 'no-internals' }, '#/check/no-internals'],
  [{ view: 'requirements', filter: { show: 'uncovered', text: 'id' } }, '#/requirements?show=uncovered&q=id'],
  [{ view: 'requirement', id: 'S0-a' }, '#/requirement/S0-a'],
  [{ view: 'access' }, '#/access'],
  [{ view: 'version', at: '' }, '#/version'],
  [{ view: 'version', at: 'p3' }, '#/version?at=p3'],
])('%j is written %s, and read back', (address, hash) => {
  expect(hashOf(address)).toBe(hash);
  expect(addressOf(hash)).toEqual(address);
});

test('any id is read back', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', minLength: 1 }), (id) => {
      const address: Address = { view: 'cell', id: id.toWellFormed(), filter: everything };
      expect(addressOf(hashOf(address))).toEqual(address);
    }),
  );
});

test.each(['', '#', '#/', '#/nowhere', '#main'])('%j is the overview', (hash) => {
  expect(addressOf(hash)).toEqual({ view: 'overview' });
});

test('a mistyped escape names something that is not there, and does not throw', () => {
  expect(addressOf('#/defect/%E0%A4')).toEqual({ view: 'defect', id: '%E0%A4' });
});
