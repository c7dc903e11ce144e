import type { Operation } from '../../contract/operations/operation.ts';
import { fill, renamed } from '../../contract/operations/path-template.ts';
import type { Producer } from '../../contract/resources/producer.ts';
import type { Collection } from '../../contract/resources/resources.ts';
import { listedItems } from '../journal/listed-items.ts';
import { identifierIn } from '../journal/told-identifiers.ts';
import { callerOf } from '../model/caller.ts';
import { isSafe, notReadOnly } from '../model/safe-method.ts';
import type { PathValues, Story } from '../model/scenario.ts';
import { Stop } from '../model/stop.ts';
import type { Known } from '../model/strategy.ts';
import { pathOf } from '../request/valid-request.ts';
import type { ExistingValues } from './existing-values.ts';
import { creationOfSingleton, type Supplies } from './supplies.ts';

/** What a run that makes nothing reads instead: resources that are there already, looked up in lists once a run. */
export interface FoundResources {
  readonly suppliesFor: (story: Asking) => Supplies;
  /** Whether a list still shows what a path leads to; undefined where it was not found in one. */
  readonly isStillListed: (
    story: Asking,
    operation: Operation,
    path: PathValues,
  ) => Promise<boolean | undefined>;
}

type Asking = Pick<Story, 'validRequest' | 'send'>;

/** Of each list, so many are looked into for what is below them. */
const breadth = 3;

export function createFoundResources(known: Known, existing: ExistingValues): FoundResources {
  const { graph } = known;
  const lists = new Map<string, Promise<readonly PathValues[]>>();

  /** Values for the paths of what a list shows. */
  function listed(story: Asking, source: Listed, path: PathValues): Promise<readonly PathValues[]> {
    const place = fill(source.list.path, path);
    const known = lists.get(place);
    if (known) return known;
    const asked = ask(story, source, path);
    lists.set(place, asked);
    // Whoever needs it next asks for itself.
    asked.catch(() => lists.delete(place));
    return asked;
  }

  async function ask(
    { validRequest, send }: Asking,
    { collection, list }: Listed,
    path: PathValues,
  ): Promise<readonly PathValues[]> {
    const draft = await validRequest(list, path);
    const why = 'Find existing resources';
    const { json } = await send(draft, { as: callerOf(list), expect: '200', why, step: 'set-up' });
    return listedItems(json).flatMap((item) => {
      const id = identifierIn(item, collection, graph);
      const around = renamed(path, list.path, collection.itemPath);
      return id === undefined ? [] : [{ ...around, [collection.parameter]: id }];
    });
  }

  /** Everything that a producer could have made, in the order of the lists; few of each are looked into. */
  async function* foundFor(story: Asking, producer: Producer): AsyncGenerator<PathValues> {
    const source = listOf(producer);
    const above = graph.producerFor(source.list);
    if (above) {
      let count = 0;
      for await (const path of foundFor(story, above)) {
        const around = { ...path, ...renamed(path, above.itemPath, source.list.path) };
        yield* await listed(story, source, around);
        if (++count === breadth) return;
      }
    } else yield* await listed(story, source, pathOf(known, source.list));
  }

  function listOf({ operation }: Producer): Listed {
    const collection = graph.collections.find(({ roles }) => roles.create === operation);
    const list = collection?.roles.list;
    if (!collection || !list) throw new Stop('excluded', notReadOnly(`it needs ${operation.key} first`));
    return { collection, list };
  }

  async function find(story: Asking, operation: Operation, producer: Producer): Promise<PathValues> {
    const { list } = listOf(producer);
    stopUnlessTold(operation, list);
    const { itemPath } = producer;
    for await (const path of foundFor(story, producer))
      return { ...path, ...renamed(path, itemPath, operation.path) };
    throw new Stop('excluded', `${list.key} shows none, and a read-only run creates none`);
  }

  async function given(story: Asking, operation: Operation): Promise<PathValues> {
    // Whoever is going to change something counts on what nobody else has.
    if (!isSafe(operation.method)) throw new Stop('excluded', notReadOnly(`it needs ${operation.key}`));
    const create = creationOfSingleton(known, operation);
    if (create) throw new Stop('excluded', notReadOnly(`it needs ${create.key} first`));
    const producer = graph.producerFor(operation);
    const found = producer ? await find(story, operation, producer) : await existing(story, operation, {});
    return { ...pathOf(known, operation, found), ...found };
  }

  return {
    suppliesFor: (story) => ({
      given: (operation) => given(story, operation),
      givenAnew: async (operation) => {
        throw new Stop('excluded', notReadOnly(`${operation.key} needs a new resource`));
      },
      reference: async () => undefined,
      madeUp: (operation) => pathOf(known, operation),
      handOn: () => undefined,
    }),
    isStillListed: async (story, operation, path) => {
      const producer = graph.producerFor(operation);
      if (!producer) return undefined;
      const source = listOf(producer);
      const { parameter, itemPath } = source.collection;
      const own = { ...path, ...renamed(path, operation.path, itemPath) };
      const around = { ...path, ...renamed(path, operation.path, source.list.path) };
      const isIn = (all: readonly PathValues[]): boolean =>
        all.some((values) => values[parameter] === own[parameter]);
      const before = await lists.get(fill(source.list.path, around));
      if (!before || !isIn(before)) return undefined;
      try {
        return isIn(await ask(story, source, around));
      } catch (error) {
        if (!(error instanceof Stop)) throw error;
        // Its list may be gone with what is around it; where the list fails in another way, nobody knows.
        return error.kind === 'inconclusive' ? false : undefined;
      }
    },
  };
}

interface Listed {
  readonly collection: Collection;
  readonly list: Operation;
}

/** A list shows what its caller may read. Whether it is theirs, or what others may do with it, it does not tell. */
function stopUnlessTold(operation: Operation, list: Operation): void {
  const { ownership } = operation.access;
  const isReadable = ownership === 'none' || ownership === 'reader';
  const isTheSame = operation.access.public || callerOf(operation) === callerOf(list);
  if (!isReadable || !isTheSame)
    throw new Stop(
      'excluded',
      `it is not known what the ${callerOf(operation)} may do with what ${list.key} shows, and a read-only run creates nothing`,
    );
}
