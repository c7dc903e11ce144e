import type { Contract } from '../../contract/contract.ts';
import type { Operation } from '../../contract/operations/operation.ts';
import { fill, parametersOf, parentOf, withoutEndSlash } from '../../contract/operations/path-template.ts';
import { plain } from '../../contract/resources/identifiers.ts';
import { namesOneOf } from '../../contract/resources/noun.ts';
import type { Collection } from '../../contract/resources/resources.ts';
import { listedItems } from '../journal/listed-items.ts';
import { identifierIn } from '../journal/told-identifiers.ts';
import { callerOf } from '../model/caller.ts';
import type { PathValues, Story } from '../model/scenario.ts';
import { Stop } from '../model/stop.ts';
import type { Known } from '../model/strategy.ts';
import { identifiersOf } from '../safety/effect.ts';

/**
 * Values for the parameters of a path that nothing creates, from lists that stand before them ("/orgs" of "/orgs/{org}") or
 * are named like them ("/environments" of "{environment}"). `have`: those that are known. What the run made itself is left
 * out: whoever made it removes it. Each list is asked for once a run; one that fails or shows nothing gives no value.
 */
export type ExistingValues = (
  story: Pick<Story, 'validRequest' | 'send'>,
  operation: Operation,
  have: PathValues,
) => Promise<PathValues>;

export function createExistingValues(known: Known, runId: string): ExistingValues {
  const { contract, graph } = known;
  const asked = new Map<string, Promise<string | undefined>>();

  async function ask(
    { validRequest, send }: Pick<Story, 'validRequest' | 'send'>,
    { list, collection }: Source,
    have: PathValues,
  ): Promise<string | undefined> {
    try {
      const draft = await validRequest(list, have);
      const why = 'Find existing resources';
      const { json } = await send(draft, { as: callerOf(list), expect: '200', why, step: 'set-up' });
      const others = listedItems(json).filter((item) => !JSON.stringify(item).includes(runId));
      const ids = others.map((item) => identifierIn(item, collection, graph));
      return ids.find((id) => id !== undefined);
    } catch (error) {
      if (error instanceof Stop && error.kind !== 'interrupted') return undefined;
      throw error;
    }
  }

  return async (story, operation, have) => {
    const found: Record<string, string> = {};
    for (const name of identifiersOf(operation, contract)) {
      if (Object.hasOwn(have, name)) continue;
      const values = { ...have, ...found };
      const source = sourcesOf(contract, operation, name).find(
        ({ list }) =>
          callerOf(list) === callerOf(operation) &&
          parametersOf(list.path).every((parameter) => Object.hasOwn(values, parameter)),
      );
      if (!source) continue;
      const place = fill(source.list.path, values);
      const answer = asked.get(place) ?? ask(story, source, values);
      asked.set(place, answer);
      const id = await answer;
      if (id !== undefined) found[name] = id;
    }
    return found;
  };
}

interface Source {
  readonly list: Operation;
  readonly collection: Collection;
}

/** Lists that may show values of a path parameter: the one before it in the path, then one of its name. */
function sourcesOf({ operations }: Contract, { path }: Operation, parameter: string): Source[] {
  const itemPath = path.slice(0, path.indexOf(`{${parameter}}`) + parameter.length + 2);
  const before = parentOf(itemPath);
  const noun = plain(parameter.replace(/[_-]?(id|name|key|slug|uuid)$/i, ''));
  const isNamed = (list: Operation): boolean =>
    noun !== '' && !list.path.includes('{') && namesOneOf(noun, list.path);
  const gets = operations.filter(({ method }) => method === 'GET');
  const lists = [...gets.filter((list) => withoutEndSlash(list.path) === before), ...gets.filter(isNamed)];
  return lists.map((list) => ({
    list,
    collection: {
      kind: 'collection',
      path: list.path,
      itemPath: `${withoutEndSlash(list.path)}/{${parameter}}`,
      parameter,
      roles: { list },
    },
  }));
}
