import type { Operation } from '../../contract/operations/operation.ts';
import { fill, renamed } from '../../contract/operations/path-template.ts';
import type { ResourceGraph } from '../../contract/resources/resource-graph.ts';
import type { Collection } from '../../contract/resources/resources.ts';
import type { Asked } from '../model/journal-entry.ts';
import type { Draft, PathValues, Story } from '../model/scenario.ts';
import { Stop } from '../model/stop.ts';
import type { Caller } from '../model/target.ts';
import { placeOf } from '../request/made-identifier.ts';
import type { Created } from './journal.ts';
import { listedItems } from './listed-items.ts';
import { identifierIn } from './told-identifiers.ts';

/** A request that was sent, and nobody saw the answer. */
export interface Sent extends Omit<Asked, 'operation' | 'by'> {
  readonly operation: Operation;
  readonly by: Caller;
}

/** What shows the items of a collection. */
interface Listing {
  readonly operation: Operation;
  readonly draft: (story: Pick<Story, 'validRequest'>, values: PathValues) => Promise<Draft>;
}

/** What a lookup needs of an API. */
export interface Listings {
  readonly graph: ResourceGraph;
  readonly listOf: (collection: Collection) => Listing | undefined;
}

/**
 * What a request made whose answer nobody saw: whatever its collection lists with one of the texts of the run in it. Stops
 * where that cannot be looked up.
 */
export async function findCreated(
  story: Story,
  { graph, listOf }: Listings,
  { operation, values, by, meant, marked }: Sent,
  runs: readonly string[],
): Promise<readonly Created[]> {
  const single = graph.singletons.find(({ roles }) => roles.create === operation);
  // Whether it is there is found out by removing it.
  if (single) return [{ path: fill(single.path, values), values, by, removal: single.roles.remove }];
  const collection = graph.collections.find(
    ({ roles }) => roles.create === operation || roles['create-many'] === operation,
  );
  if (!collection?.roles.remove) return [];
  const list = listOf(collection);
  const unknown = `${operation.key} failed or got no response, and`;
  // Nothing tells it from the rest, but there is no reason to think that it made anything; where its list is compared, it
  // shows.
  if (!marked && !meant && list) return [];
  if (!list) throw new Stop('does-not-fit', `${unknown} the API has no list of what it creates`);
  if (!marked)
    throw new Stop(
      'not-possible',
      `${unknown} the names of what it creates do not contain the text of the run`,
    );
  const draft = await list.draft(story, renamed(values, operation.path, list.operation.path));
  const listed = await listAll(story, draft, { collection, graph, by });
  return listed
    .filter(({ text }) => runs.some((run) => text.includes(run)))
    .map(({ id }) => ({ ...placeOf(collection, id, operation, values), by }));
}

interface Listed {
  readonly id: string;
  readonly text: string;
}

/** Pages that are looked at, at most. */
const patience = 200;

async function listAll(
  story: Story,
  draft: Draft,
  {
    collection,
    graph,
    by,
  }: { readonly collection: Collection; readonly graph: ResourceGraph; readonly by: Caller },
): Promise<readonly Listed[]> {
  const isPaged = draft.operation.parameters.some(
    ({ in: place, name }) => place === 'query' && name === 'offset',
  );
  const all = new Map<string, Listed>();
  for (let page = 0; page < patience; page++) {
    const query = isPaged ? { ...draft.query, offset: String(all.size) } : draft.query;
    const why = 'Look for what the run created';
    const answer = await story.send({ ...draft, query }, { as: by, expect: '200', why, step: 'clean-up' });
    const before = all.size;
    for (const item of listedItems(answer.json)) {
      const id = identifierIn(item, collection, graph);
      if (id !== undefined) all.set(id, { id, text: JSON.stringify(item) });
    }
    if (!isPaged || all.size === before) break;
  }
  return [...all.values()];
}
