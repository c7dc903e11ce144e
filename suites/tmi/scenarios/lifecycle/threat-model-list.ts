import { threatModel } from '../../../../fixtures/tmi/threat-model.ts';
import {
  type Account,
  type Answer,
  eachOf,
  request,
  type Scenario,
  type Story,
  textAt,
} from '../../../../suite/suite.ts';
import { scenario } from '../scenario.ts';

const cell = 'GET /threat_models 200';
const names = ['Alpha shop', 'Beta bank', 'Gamma shop'];

/**
 * The list of somebody who has three threat models. What others share with everyone is in it too, so that every list is
 * narrowed to the names of one story.
 */
export const threatModelList: readonly Scenario[] = [
  scenario({
    suite: 'lifecycle',
    title: 'The pages of the list of threat models contain every one of them once',
    cell,
    requirements: ['S1-list-threat-models', 'S0-practices-limit', 'S0-practices-offset'],
    needs: ['business-rules'],
    run: async (story) => {
      const { owner, ids, mark } = await threeModels(story);
      const first = await list(story, owner, { name: mark, limit: '2' });
      story.claim(first, {
        sentence: 'The first page has two',
        holds: eachOf(first, 'id').length === 2,
        requirement: 'S0-practices-limit',
      });
      const second = await list(story, owner, { name: mark, limit: '2', offset: '2' });
      const seen = [...eachOf(first, 'id'), ...eachOf(second, 'id')].map(String);
      story.claim(second, {
        sentence: 'Both pages together have each of the three once, and nothing else',
        holds: seen.sort().join() === ids.sort().join(),
        requirement: 'S0-practices-offset',
      });
    },
  }),
  ...[
    { query: { name: 'shop' }, wanted: ['Alpha shop', 'Gamma shop'] },
    { query: { name: 'BANK' }, wanted: ['Beta bank'] },
    { query: { status: 'Nobody has this status' }, wanted: [] },
    { query: { created_after: '2099-01-01T00:00:00Z' }, wanted: [] },
    { query: { sort: 'name:desc' }, wanted: [...names].reverse() },
  ].map(({ query, wanted }) => {
    const text = new URLSearchParams(query as Record<string, string>).toString();
    return scenario({
      suite: 'lifecycle',
      title: `The list of threat models by ${text} has those threat models and no others`,
      cell,
      requirements: ['S1-list-threat-models', 'S0-200-get'],
      needs: ['business-rules'],
      run: async (story) => {
        const { owner, mark } = await threeModels(story);
        const name = 'name' in query ? `${query.name} ${mark}` : mark;
        const found = await list(story, owner, { ...query, name });
        const told = eachOf(found, 'name').map((each) => String(each).replace(` ${mark}`, ''));
        story.claim(found, {
          sentence: `The list has ${wanted.join(', ') || 'nothing'}`,
          holds: ('sort' in query ? told : told.toSorted()).join() === wanted.join(),
          requirement: 'S1-list-threat-models',
        });
      },
    });
  }),
];

async function threeModels(
  story: Story,
): Promise<{ readonly owner: Account; readonly ids: string[]; readonly mark: string }> {
  const owner = await story.account('lister', 'owner', 'shared');
  const mark = story.unique();
  const ids: string[] = [];
  for (const [index, name] of names.entries()) {
    const json = { ...threatModel(190 + index, `${name} ${mark}`), authorization: [] };
    const created = await story.send(request(story, 'createThreatModel', { json }), {
      as: owner,
      expect: 201,
      step: 'set-up',
      why: 'Create three threat models',
    });
    ids.push(textAt(created, '/id'));
  }
  return { owner, ids, mark };
}

function list(story: Story, as: Account, query: Readonly<Record<string, string>>): Promise<Answer> {
  const why = `List the threat models by ${new URLSearchParams(query)}`;
  return story.send(request(story, 'listThreatModels', { query }), { as, expect: 200, why });
}
