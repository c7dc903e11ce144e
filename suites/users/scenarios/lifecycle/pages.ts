import { type Answer, request, valueAt } from '../../../../suite/suite.ts';
import { admitted } from '../../steps/people.ts';
import { itemsIn } from '../../steps/roles.ts';
import { scenario } from '../scenario.ts';

interface Asked {
  readonly page?: string;
  readonly pageSize?: string;
  /** What the page says of itself. */
  readonly shows: { readonly page: number; readonly pageSize: number };
}

const asked: readonly Asked[] = [
  { shows: { page: 1, pageSize: 20 } },
  { page: '2', pageSize: '1', shows: { page: 2, pageSize: 1 } },
  { page: '0', pageSize: '0', shows: { page: 1, pageSize: 1 } },
  { page: '-3', pageSize: '100', shows: { page: 1, pageSize: 100 } },
  { pageSize: '101', shows: { page: 1, pageSize: 100 } },
  { page: '1000000', shows: { page: 1_000_000, pageSize: 20 } },
];

/** How often a page is asked for, until what is on it fits its numbers. */
const ASKS = 3;

/** P, as decided: pages from 1, of 100 at most; what is out of range is clamped. */
export const pages = scenario({
  suite: 'lifecycle',
  title: 'Pages of users are numbered from 1, and what is out of range is clamped',
  cell: 'GET /api/v1/users 200',
  requirements: ['S-prefix'],
  needs: ['business-rules'],
  run: async (story) => {
    for (const _ of [1, 2]) await admitted(story);
    for (const { shows, ...query } of asked) {
      const ask = () =>
        story.send(request(story, 'listUsers', { query }), {
          as: 'admin',
          expect: 200,
          why: `List users with ${new URLSearchParams(query) || 'no query'}`,
        });
      let answer = await ask();
      for (let asks = 1; asks < ASKS && !isFilled(answer); asks++) answer = await ask();
      story.claim(answer, {
        sentence: `The page has the number ${shows.page} and the size ${shows.pageSize}`,
        holds: numberAt(answer, 'page') === shows.page && numberAt(answer, 'pageSize') === shows.pageSize,
        requirement: 'S-prefix',
      });
      story.claim(answer, {
        sentence: 'Its numbers fit each other, and what is on it',
        holds: numbersFit(answer) && isFilled(answer),
        requirement: 'S-prefix',
      });
    }
  },
});

/** Other scenarios create and delete users, so that only one response is compared with itself. */
function numbersFit(answer: Answer): boolean {
  const { page, pageSize, totalItems } = numbersIn(answer);
  return (
    numberAt(answer, 'totalPages') === Math.ceil(totalItems / pageSize) &&
    valueAt(answer, '/data/hasNext') === page * pageSize < totalItems &&
    valueAt(answer, '/data/hasPrev') === page > 1
  );
}

/**
 * Whether as many users are on a page as its numbers say. A server may count them before or after it reads them, and one
 * may be created or deleted between the two: no source says that both are of one moment. It happens seldom, so that a page
 * is asked for again.
 */
function isFilled(answer: Answer): boolean {
  const { page, pageSize, totalItems } = numbersIn(answer);
  const before = (page - 1) * pageSize;
  return itemsIn(answer, '/data/items').length === Math.min(pageSize, Math.max(0, totalItems - before));
}

function numbersIn(answer: Answer) {
  const [page, pageSize, totalItems] = ['page', 'pageSize', 'totalItems'].map((name) =>
    numberAt(answer, name),
  );
  return { page: page ?? Number.NaN, pageSize: pageSize ?? Number.NaN, totalItems: totalItems ?? Number.NaN };
}

function numberAt(answer: Answer, member: string): number {
  return Number(valueAt(answer, `/data/${member}`) ?? Number.NaN);
}
