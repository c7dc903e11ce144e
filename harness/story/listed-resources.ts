import type { Operation } from '../../contract/operations/operation.ts';
import { fill, parametersOf } from '../../contract/operations/path-template.ts';
import type { Producer } from '../../contract/resources/producer.ts';
import type { Collection } from '../../contract/resources/resources.ts';
import { identifierIn } from '../journal/journal.ts';
import { listedItems } from '../journal/listed-items.ts';
import { callerOf } from '../model/caller.ts';
import { isSafe, notReadOnly } from '../model/safe-method.ts';
import type { PathValues, Story } from '../model/scenario.ts';
import { Stop } from '../model/stop.ts';
import type { Known } from '../model/strategy.ts';
import { pathOf } from '../request/valid-request.ts';
import { creationOfSingleton, type Supplies } from './supplies.ts';

/** What a run that makes nothing reads instead: resources that are there already, looked up in lists once a run. */
export interface FoundResources {
  readonly suppliesFor: (story: Asking) => Supplies;
  /** Values for the path of an operation from what lists show; undefined where no list shows any. */
  readonly existing: (story: Asking, operation: Operation) => Promise<PathValues | undefined>;
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

export function createFoundResources(known: Known): FoundResources {
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
    const why = 'To find what is there already';
    const { json } = await send(draft, { as: callerOf(list), expect: '200', why, step: 'set-up' });
    return listedItems(json).flatMap((item) => {
      const id = identifierIn(item, collection, graph);
      return id === undefined ? [] : [{ ...path, [collection.parameter]: id }];
    });
  }

  /** Everything that a producer could have made, in the order of the lists; few of each are looked into. */
  async function* foundFor(story: Asking, source: Listed): AsyncGenerator<PathValues> {
    const above = parametersOf(source.list.path).length > 0 ? sourceFor(source.list) : undefined;
    if (above) {
      let count = 0;
      for await (const path of foundFor(story, above)) {
        yield* await listed(story, source, path);
        if (++count === breadth) return;
      }
    } else yield* await listed(story, source, pathOf(known, source.list));
  }

  /** The list that shows what an operation is about: of its producer, otherwise of the path that it is below. */
  function sourceFor(operation: Operation): Listed | undefined {
    const producer = graph.producerFor(operation);
    const collection = producer
      ? graph.collections.find(({ roles }) => roles.create === producer.operation)
      : collectionAround(operation);
    const list = collection?.roles.list;
    return collection && list && { collection, list };
  }

  function collectionAround({ path }: Operation): Collection | undefined {
    const last = parametersOf(path).at(-1);
    return graph.collections.findLast(
      ({ itemPath, parameter }) =>
        parameter === last && (path === itemPath || path.startsWith(`${itemPath}/`)),
    );
  }

  function listOf(producer: Producer | undefined, operation: Operation): Listed | undefined {
    const source = sourceFor(operation);
    if (producer && !source)
      throw new Stop('excluded', notReadOnly(`${producer.operation.key} would have to be sent first`));
    return source;
  }

  async function find(story: Asking, operation: Operation, source: Listed): Promise<PathValues> {
    stopUnlessTold(operation, source.list);
    for await (const path of foundFor(story, source)) return path;
    throw new Stop('excluded', `${source.list.key} shows none yet, and a read-only run makes none`);
  }

  /** Lists that failed, or showed nothing: not asked for again in a run that makes things itself. */
  const vain = new Set<Operation>();

  async function existing(story: Asking, operation: Operation): Promise<PathValues | undefined> {
    const source = sourceFor(operation);
    if (!source || vain.has(source.list) || callerOf(operation) !== callerOf(source.list)) return undefined;
    try {
      for await (const path of foundFor(story, source)) return path;
    } catch (error) {
      if (!(error instanceof Stop) || error.kind === 'interrupted') throw error;
    }
    vain.add(source.list);
    return undefined;
  }

  async function given(story: Asking, operation: Operation): Promise<PathValues> {
    // Whoever is going to change something counts on what nobody else has.
    if (!isSafe(operation.method))
      throw new Stop('excluded', notReadOnly(`${operation.key} would have to be sent`));
    const create = creationOfSingleton(known, operation);
    if (create) throw new Stop('excluded', notReadOnly(`${create.key} would have to be sent first`));
    const source = listOf(graph.producerFor(operation), operation);
    const found = source ? await find(story, operation, source) : {};
    return { ...pathOf(known, operation, found), ...found };
  }

  return {
    suppliesFor: (story) => ({
      given: (operation) => given(story, operation),
      givenAnew: async (operation) => {
        throw new Stop('excluded', notReadOnly(`what ${operation.key} is about would have to be made`));
      },
      reference: async () => undefined,
    }),
    existing,
    isStillListed: async (story, operation, path) => {
      const source = sourceFor(operation);
      if (!source) return undefined;
      const { parameter } = source.collection;
      const isIn = (all: readonly PathValues[]): boolean =>
        all.some((values) => values[parameter] === path[parameter]);
      const before = await lists.get(fill(source.list.path, path));
      if (!before || !isIn(before)) return undefined;
      try {
        return isIn(await ask(story, source, path));
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
      `nobody knows what the ${callerOf(operation)} may do with what ${list.key} shows, and a read-only run makes nothing itself`,
    );
}
