import { expect, test } from 'vitest';
import { noProfile, type Profile } from '../../harness/model/profile.ts';
import { withdrawTolerances } from './withdraw-tolerances.ts';

const about = {
  kind: 'status',
  cells: /./,
  accepts: [200],
  why: 'somebody decided so',
  versions: 'every',
} as const;
const profile: Profile = {
  ...noProfile,
  tolerances: [
    { ...about, id: 'C1' },
    { ...about, id: 'E2' },
    { ...about, id: 'C1' },
  ],
};

test.each<[string, 'all' | readonly string[], readonly string[]]>([
  ['nothing', [], ['C1', 'E2', 'C1']],
  ['one number', ['C1'], ['E2']],
  ['everything', 'all', []],
])('%s is withdrawn', (_, withdrawn, left) => {
  expect(withdrawTolerances(profile, withdrawn).tolerances?.map(({ id }) => id)).toEqual(left);
});

test.each<[Profile, string]>([
  [profile, 'there are C1, E2'],
  [noProfile, 'there are no tolerances here'],
])('a number that nothing has is bad input', (of, others) => {
  expect(() => withdrawTolerances(of, ['Z9'], 'assay.config.yaml')).toThrow(
    `assay.config.yaml: tolerances.withdrawn names Z9, but no tolerance has that number; ${others}`,
  );
});
