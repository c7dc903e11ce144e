import { diagram, document, listModels, source, threat } from '../operations.ts';
import { family } from '../sabotage.ts';
import { answering } from '../seams/answers.ts';
import { bendingQueries, dropping } from '../seams/bodies.ts';
import { limitMoved, offsetMoved, offsetOf, selecting, shuffled } from '../seams/queries.ts';

const nothing = () => {};

/** Lists that are not what the query asks for. */
export const lists = family('lists', [
  {
    id: 'pages-off-by-one',
    title: 'Every page of documents begins one too late.',
    at: [document.list],
    seenAt: ['* /threat_models/{threat_model_id}/documents*'],
    requirements: ['S0-practices-offset', 'S0-201-create'],
    cells: [`${document.list} 200`],
    apply: nothing,
    storage: selecting('documents', offsetMoved(1)),
  },
  {
    id: 'offset-ignored',
    title: 'Every page of sources is the first.',
    at: [source.list],
    requirements: ['S0-practices-offset'],
    cells: [`${source.list} 200`],
    apply: nothing,
    storage: selecting('sources', offsetOf(0)),
  },
  {
    id: 'limit-off-by-one',
    title: 'A page of threats has one more than its limit.',
    at: [threat.list],
    requirements: ['S0-practices-limit', 'S0-practices-offset'],
    cells: [`${threat.list} 200`],
    apply: nothing,
    storage: selecting('threats', limitMoved(1)),
  },
  {
    id: 'limit-ignored',
    title: 'A page of diagrams has everything.',
    at: [diagram.list],
    requirements: ['S0-practices-limit'],
    cells: [`${diagram.list} 200`],
    apply: bendingQueries((query) => ({ ...query, limit: '100' })),
  },
  {
    id: 'limit-of-models-ignored',
    title: 'A page of threat models has a hundred, whatever its limit.',
    at: [listModels],
    requirements: ['S0-practices-limit'],
    cells: [`${listModels} 200`],
    apply: bendingQueries((query) => ({ ...query, limit: '100' })),
  },
  {
    id: 'order-by-chance',
    title: 'Documents are listed in another order every time.',
    at: [document.list],
    requirements: ['S0-practices-offset'],
    cells: [`${document.list} 200`],
    apply: nothing,
    storage: selecting('documents', shuffled),
  },
  {
    id: 'newest-missing',
    title: 'The list of sources lacks the newest.',
    at: [source.list],
    requirements: ['S0-201-create', 'S0-practices-offset'],
    cells: [`${source.list} 200`],
    apply: answering({ of: [200], json: (list) => (list as unknown[]).slice(1) }),
  },
  {
    id: 'items-twice',
    title: 'The list of diagrams has the first twice.',
    at: [diagram.list],
    requirements: ['S0-201-create', 'S0-practices-limit'],
    cells: [`${diagram.list} 200`],
    apply: answering({
      of: [200],
      json: (list) => [...(list as unknown[]).slice(0, 1), ...(list as unknown[])],
    }),
  },
  ...[
    { id: 'severity-not-filtered', what: 'severity', parameters: ['severity'] },
    { id: 'name-not-filtered', what: 'name', parameters: ['name'] },
    {
      id: 'score-not-filtered',
      what: 'score',
      parameters: ['score_gt', 'score_lt', 'score_eq', 'score_ge', 'score_le'],
    },
    { id: 'threats-not-sorted', what: 'the order that is asked for', parameters: ['sort'] },
  ].map(({ id, what, parameters }) => ({
    id,
    title: `The list of threats does not look at ${what}.`,
    at: [threat.list],
    requirements: ['S1-list-threats'],
    cells: [`${threat.list} 200`],
    apply: bendingQueries((query) => dropping(query, (name) => parameters.includes(name))),
  })),
  {
    id: 'greater-is-greater-or-equal',
    title: 'score_gt also finds threats with that very score.',
    at: [threat.list],
    requirements: ['S1-list-threats'],
    cells: [`${threat.list} 200`],
    apply: bendingQueries(({ score_gt, ...query }) => ({
      ...query,
      ...(score_gt === undefined ? {} : { score_ge: score_gt }),
    })),
  },
  {
    id: 'sorted-the-other-way',
    title: 'Threats are sorted the other way round.',
    at: [threat.list],
    requirements: ['S1-list-threats'],
    cells: [`${threat.list} 200`],
    apply: bendingQueries(({ sort, ...query }) => ({
      ...query,
      ...(typeof sort === 'string'
        ? { sort: sort.endsWith(':asc') ? sort.replace(':asc', ':desc') : sort.replace(':desc', ':asc') }
        : {}),
    })),
  },
  {
    id: 'models-not-filtered',
    title: 'The list of threat models does not look at filters.',
    at: [listModels],
    requirements: ['S1-list-threat-models'],
    cells: [`${listModels} 200`],
    apply: bendingQueries((query) => dropping(query, (name) => name !== 'limit' && name !== 'offset')),
  },
]);
