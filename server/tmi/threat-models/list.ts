import { isStorableText } from '../../unstorable-text.ts';
import { pageOf } from '../lists/paging.ts';
import { userView } from '../people/principal.ts';
import { anyUser } from '../routing/authz.ts';
import { operation } from '../routing/operation.ts';
import { callerOf, dbOf } from '../routing/request.ts';
import { type ListedThreatModel, listThreatModels } from './list-repository.ts';
import { summary } from './view.ts';

type Query = Readonly<Record<string, unknown>>;

/** GET /threat_models: no query is refused; what cannot be understood counts as left out. */
export const listOfThreatModels = operation<{ Querystring: Query }>({
  id: 'listThreatModels',
  method: 'GET',
  path: '/threat_models',
  action: 'list threat models',
  authz: anyUser,
  forgiving: true,
  handler: async (request) => {
    const query = understandable(request.query);
    const models = await listThreatModels(dbOf(request), callerOf(request), query, pageOf(query));
    return models.map(listItem);
  },
});

function understandable(query: Query): Query {
  return Object.fromEntries(
    Object.entries(query).filter(([, value]) => isStorableText([value].flat().join())),
  );
}

function listItem(model: ListedThreatModel): object {
  const { document_count, source_count, diagram_count, threat_count } = model;
  return { ...summary(model, userView(model)), document_count, source_count, diagram_count, threat_count };
}
