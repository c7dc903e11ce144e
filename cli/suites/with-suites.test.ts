import { describe, expect, test } from 'vitest';
import { noProfile, type Profile } from '../../harness/model/profile.ts';
import { makePlan } from '../../harness/plan/plan.ts';
import { readOnly } from '../../harness/read-only/read-only.ts';
import { contractOf, library } from '../../harness/testing/library.ts';
import { type Suite, story } from '../../suite/suite.ts';
import { withSuites } from './with-suites.ts';

const contract = contractOf(library);
const [known] = contract.cells;
if (!known) throw new Error('the library has no cells');
const cell = known.id;

function made(suite: Suite, profile: Profile = noProfile): Profile {
  const file = { name: 'own.story.ts', path: '/project/own.story.ts' };
  return withSuites(profile, [{ file, suite }], { contract, requirements: ['S-known'] });
}

const run = async (): Promise<void> => {};

test('stories, requirements, tolerances and identities are added to what is known of the API', () => {
  const profile = made({
    errors: { message: 'detail' },
    personas: { whoAmI: [{ operation: 'GET /me', read: () => undefined }] },
    stories: [story({ title: 'One', cell, requirements: ['R-1', 'S-known'], run })],
    requirements: [{ id: 'R-1', text: 'One is one.' }],
    tolerances: [{ kind: 'status', id: 'O1', why: 'decided', cells: /404$/, accepts: [410] }],
  });
  expect(profile.scenarios.map(({ id, suite, aim }) => ({ id, suite, aim }))).toEqual([
    { id: 'own › one', suite: 'own', aim: 'must' },
  ]);
  expect(profile.requirements).toEqual([
    { id: 'R-1', level: 'MUST', source: 'own.story.ts', text: 'One is one.', cells: [cell] },
  ]);
  expect(profile.tolerances?.map(({ id, versions }) => [id, versions])).toEqual([['O1', 'every']]);
  expect(profile.whoAmI?.map(({ operation }) => operation)).toEqual(['GET /me']);
  expect(profile.errors).toEqual({ message: 'detail' });
});

test('a hint may name its operation by its operationId', () => {
  const named = contract.operations.find(({ id }) => id !== undefined);
  const { hints } = made({ hints: [{ operation: named?.id ?? '' }] });
  expect(hints.map(({ operation }) => operation)).toEqual([named?.key]);
});

describe('what does not fit is said in one sentence', () => {
  const one = story({ title: 'One', cell, run });
  test.each([
    [
      'a status that is not documented',
      { stories: [story({ title: 'One', cell: cell.replace(/\d+$/, '418'), run })] },
      /^own\.story\.ts: the story "One" is about the cell .* 418, which the document does not have; there are \d/,
    ],
    [
      'a path that is not documented',
      { stories: [story({ title: 'One', cell: cell.replace(' /', ' /x'), run })] },
      /which the document does not have; did you mean \w+ \/\w+/,
    ],
    ['two stories of one title', { stories: [one, { ...one }] }, /^two stories have the id "own › one"/],
    [
      'a requirement that nobody has',
      { stories: [story({ title: 'One', cell, requirements: ['S-knwn'], run })] },
      /names the requirement S-knwn, which no suite has; did you mean S-known\?$/,
    ],
    ['a hint for nothing', { hints: [{ operation: 'nowhere' }] }, /^own\.story\.ts: a hint names nowhere/],
  ] satisfies [string, Suite, RegExp][])('%s', (_, suite, sentence) => {
    expect(() => made(suite)).toThrow(sentence);
  });
});

test('a story that only reads is part of a read-only run', async () => {
  const read = contract.cells.find(
    ({ operation, response }) =>
      operation.method === 'GET' && !operation.path.includes('{') && response.status === '200',
  );
  if (!read) throw new Error('nothing can be read');
  const reading = story({
    title: 'Reads',
    cell: read.id,
    run: async (story) => {
      await story.send(await story.draft(read.operation), { as: 'owner', expect: 200, why: 'Read' });
    },
  });
  const plan = await readOnly(makePlan(contract, made({ stories: [reading] }), []));
  expect(plan.scenarios.map(({ id }) => id)).toContain('own › reads');
});
