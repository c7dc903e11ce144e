import { type Answer, request, valueAt } from '../../../../suite/suite.ts';
import { admitted } from '../../steps/people.ts';
import { itemsIn } from '../../steps/roles.ts';
import { scenario } from '../scenario.ts';

interface Asked {
  readonly page?: string;
  readonly pageSize?: string;
  /** What the page says of itself. */
  readonly shows: { readonly page: number; readonly pageSize: number };
  /** How many users are on it, whoever comes and goes meanwhile. */
  readonly holds: { readonly least: number; readonly most: number };
}

/** The administrator, and the two whom the story makes. */
const THERE = 3;

const asked: readonly Asked[] = [
  { shows: { page: 1, pageSize: 20 }, holds: { least: THERE, most: 20 } },
  { page: '2', pageSize: '1', shows: { page: 2, pageSize: 1 }, holds: { least: 1, most: 1 } },
  { page: '0', pageSize: '0', shows: { page: 1, pageSize: 1 }, holds: { least: 1, most: 1 } },
  { page: '-3', pageSize: '100', shows: { page: 1, pageSize: 100 }, holds: { least: THERE, most: 100 } },
  { pageSize: '101', shows: { page: 1, pageSize: 100 }, holds: { least: THERE, most: 100 } },
  { page: '1000000', shows: { page: 1_000_000, pageSize: 20 }, holds: { least: 0, most: 0 } },
];

/** P, as decided: pages from 1, of 100 at most; what is out of range is clamped. */
export const pages = scenario({
  suite: 'lifecycle',
  title: 'Pages of users are numbered from 1, and what is out of range is clamped',
  cell: 'GET /api/v1/users 200',
  requirements: ['S-prefix'],
  needs: ['business-rules'],
  run: async (story) => {
    for (const _ of [1, 2]) await admitted(story);
    for (const { shows, holds, ...query } of asked) {
      const answer = await story.send(request(story, 'listUsers', { query }), {
        as: 'admin',
        expect: 200,
        why: `List users with ${new URLSearchParams(query) || 'no query'}`,
      });
      story.claim(answer, {
        sentence: `The page has the number ${shows.page} and the size ${shows.pageSize}`,
        holds: numberAt(answer, 'page') === shows.page && numberAt(answer, 'pageSize') === shows.pageSize,
        requirement: 'S-prefix',
      });
      story.claim(answer, {
        sentence: 'Its numbers fit each other',
        holds: numbersFit(answer, shows),
        requirement: 'S-prefix',
      });
      const count = itemsIn(answer, '/data/items').length;
      story.claim(answer, {
        sentence: `It holds at least ${holds.least} and at most ${holds.most} users`,
        holds: holds.least <= count && count <= holds.most,
        requirement: 'S-prefix',
      });
    }
  },
});

/**
 * Only the numbers of one response are compared: other scenarios create and delete users, and a server may count them in
 * another moment than it reads them.
 */
function numbersFit(answer: Answer, { page, pageSize }: Asked['shows']): boolean {
  const totalItems = numberAt(answer, 'totalItems');
  return (
    totalItems >= THERE &&
    numberAt(answer, 'totalPages') === Math.ceil(totalItems / pageSize) &&
    valueAt(answer, '/data/hasNext') === page * pageSize < totalItems &&
    valueAt(answer, '/data/hasPrev') === page > 1
  );
}

function numberAt(answer: Answer, member: string): number {
  return Number(valueAt(answer, `/data/${member}`) ?? Number.NaN);
}
