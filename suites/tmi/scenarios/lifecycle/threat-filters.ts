import { threat } from '../../../../fixtures/tmi/threat.ts';
import { eachOf, request, type Scenario } from '../../../../suite/suite.ts';
import { sharedThreatModel } from '../../steps/threat-models.ts';
import { scenario } from '../scenario.ts';

/** Three threats that differ in everything that can be filtered by. */
const told = [
  { name: 'Card data read in transit', severity: 'High', score: 7.5, priority: 'High', status: 'Active' },
  { name: 'Orders repudiated', severity: 'Low', score: 2, priority: 'Low', status: 'Accepted' },
  { name: 'Shop flooded', severity: 'Critical', score: 9.1, priority: 'High', status: 'Active' },
];

interface Filtered {
  readonly query: Readonly<Record<string, string>>;
  /** Names, in the order that is due; alphabetic where none is. */
  readonly names: readonly string[];
  readonly ordered?: true;
}

const card = 'Card data read in transit';
const orders = 'Orders repudiated';
const shop = 'Shop flooded';

const filters: readonly Filtered[] = [
  { query: { severity: 'High' }, names: [card] },
  { query: { priority: 'High' }, names: [card, shop] },
  { query: { status: 'Accepted' }, names: [orders] },
  { query: { name: 'repudiat' }, names: [orders] },
  { query: { score_gt: '7.5' }, names: [shop] },
  { query: { score_ge: '7.5' }, names: [card, shop] },
  { query: { score_lt: '7.5' }, names: [orders] },
  { query: { score_le: '7.5' }, names: [card, orders] },
  { query: { score_eq: '2' }, names: [orders] },
  { query: { priority: 'High', score_gt: '8' }, names: [shop] },
  { query: { sort: 'name:asc' }, names: [card, orders, shop], ordered: true },
  { query: { sort: 'score:desc' }, names: [shop, card, orders], ordered: true },
];

export const threatFilters: readonly Scenario[] = filters.map(({ query, names, ordered }) => {
  const text = new URLSearchParams(query).toString();
  return scenario({
    suite: 'lifecycle',
    title: `The list of threats by ${text} has those threats and no others`,
    cell: 'GET /threat_models/{threat_model_id}/threats 200',
    requirements: ['S1-list-threats', 'S0-200-get'],
    needs: ['business-rules'],
    run: async (story) => {
      const path = await sharedThreatModel(story);
      const json = told.map((each, index) => ({ ...threat(160 + index, each.name), ...each }));
      await story.send(request(story, 'bulkCreateThreats', { path, json }), {
        as: 'owner',
        expect: 201,
        step: 'set-up',
        why: 'Create three threats',
      });
      const list = await story.send(request(story, 'listThreats', { path, query }), {
        as: 'owner',
        expect: 200,
        why: `List the threats by ${text}`,
      });
      const found = eachOf(list, 'name').map(String);
      story.claim(list, {
        sentence: `The list has ${names.join(', ')}${ordered ? ', in this order' : ''}`,
        holds: (ordered ? found : found.toSorted()).join() === names.join(),
        requirement: 'S1-list-threats',
      });
    },
  });
});
