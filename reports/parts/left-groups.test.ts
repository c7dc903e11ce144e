import { expect, test } from 'vitest';
import { leftGroups } from './left-groups.ts';

const why = 'the API has no operation that removes it';

test('what stands side by side and is left for one reason is one line', () => {
  const left = ['1', '2', '3', '4', '5', '6'].map((id) => ({ path: `/pets/${id}`, why }));
  expect(leftGroups([...left, { path: '/pets/7', why: 'DELETE returned 500' }])).toEqual([
    { what: '/pets/…, 6 of them: 1, 2, 3, 4, 5, …', why },
    { what: '/pets/7', why: 'DELETE returned 500' },
  ]);
});

test('what has a secret of its own, or another parent, keeps its line', () => {
  const token = { path: '/tokens/1', why, secrets: ['secret'] };
  expect(leftGroups([token, { path: '/tokens/2', why }, { path: '/pets/2', why }])).toEqual([
    { what: '/tokens/1', why: `${why}; secrets that it issued may still work: secret` },
    { what: '/tokens/2', why },
    { what: '/pets/2', why },
  ]);
});

test('children of several parents that are named by UUIDs are one line', () => {
  const parents = ['3f0a8c1e-0000-4000-8000-000000000001', '3f0a8c1e-0000-4000-8000-000000000002'];
  const [group] = leftGroups(parents.map((id) => ({ path: `/models/${id}/threats/9`, why })));
  expect(group).toEqual({ what: '/models/…/threats/…, 2 of them: 9, 9', why });
});
