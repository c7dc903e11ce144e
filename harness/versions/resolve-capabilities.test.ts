import { expect, test } from 'vitest';
import type { Capability, CapabilityValue, KnownVersions, Told } from '../model/capability.ts';
import { resolve } from './resolve-capabilities.ts';

function capability(id: string, more: Partial<CapabilityValue> = { change: {} }): Capability {
  const values = [
    { value: 'ours', words: 'as we have it' },
    { value: 'other', words: 'otherwise', ...more },
  ] as const;
  return { id, title: id, values, tell: async () => undefined };
}

const moved = { change: { key: (key: string) => key.replace('/pets', '/animals') } };

const versions: KnownVersions = {
  capabilities: [
    capability('names'),
    capability('lists'),
    capability('times'),
    capability('places', moved),
    capability('webhooks', { change: {}, operated: true }),
    capability('lengths', { change: {}, fallsShort: true }),
    capability('members', { change: {}, fallsShort: true }),
  ],
  versions: [
    {
      id: 'old',
      title: 'the old one',
      values: { names: 'other', lists: 'other', places: 'other', lengths: 'other', webhooks: 'other' },
    },
    { id: 'documented', title: 'our own', values: {} },
  ],
};

const because = { because: 'GET /pets returned 200', probes: ['p1'] };

function resolved(values: Readonly<Record<string, string>>, probes: readonly string[] = because.probes) {
  const told = Object.entries(values).map(([id, value]): [string, Told] => [
    id,
    { ...because, value, probes },
  ]);
  const found = resolve(versions, new Map(told));
  return {
    nearest: found.nearest.id,
    agreeing: found.agreeing,
    ...Object.fromEntries(found.resolved.map(({ capability: { id }, value }) => [id, value])),
  };
}

const ours = {
  names: 'ours',
  lists: 'ours',
  times: 'ours',
  places: 'ours',
  webhooks: 'ours',
  lengths: 'ours',
  members: 'ours',
};

test('an instance that only falls short of our document is tested as one of it', () => {
  expect(resolved({ ...ours, lengths: 'other' })).toEqual({ nearest: 'documented', agreeing: 6, ...ours });
  const told = new Map(
    Object.entries({ ...ours, lengths: 'other' }).map(([id, value]) => [id, { value, ...because }]),
  );
  const { resolved: all } = resolve(versions, told);
  expect(all.find(({ capability: { id } }) => id === 'lengths')).toMatchObject({
    how: 'assumed',
    because: 'GET /pets returned 200 (otherwise), which is not known of our own; tested as in that',
    probes: ['p1'],
  });
});

test.each(['names', 'lists', 'times'])('so is one with another shape that no version has alone: %s', (id) => {
  expect(resolved({ ...ours, [id]: 'other' })).toEqual({ nearest: 'documented', agreeing: 6, ...ours });
});

test.each([
  { what: 'another place', values: { places: 'other' } },
  { what: 'what an instance is operated without', values: { webhooks: 'other' } },
  { what: 'several shapes of one version', values: { names: 'other', lists: 'other' } },
])('$what is another version, or another set-up of it', ({ values }) => {
  expect(resolved({ ...ours, ...values })).toMatchObject({ nearest: 'documented', ...ours, ...values });
});

test('what falls short is no company for another shape', () => {
  expect(resolved({ ...ours, names: 'other', lengths: 'other' })).toMatchObject(ours);
});

test('an instance of another version falls short in what it is known for, and in more', () => {
  const old = { names: 'other', lists: 'other', places: 'other', lengths: 'other', webhooks: 'other' };
  const others = { times: 'ours', members: 'ours' };
  expect(resolved({ ...old, ...others })).toMatchObject({ nearest: 'old', ...old, ...others });
  expect(resolved({ ...old, ...others, members: 'other' })).toMatchObject({
    nearest: 'old',
    ...old,
    members: 'other',
  });
});

test('what a given document says falls short of nothing', () => {
  expect(resolved({ ...ours, lengths: 'other' }, [])).toMatchObject({ ...ours, lengths: 'other' });
});
