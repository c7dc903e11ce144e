import { v7 as uuid } from 'uuid';
import { isObject } from '../../contract/json.ts';
import type { Operation } from '../../contract/operations/operation.ts';
import { type Collection, operationOnOne } from '../../contract/resources/resources.ts';
import type { Draft } from '../model/scenario.ts';
import { Stop } from '../model/stop.ts';
import type { Known } from '../model/strategy.ts';
import { identifiersOf } from './effect.ts';
import type { OwnResources } from './own-resources.ts';
import { protectedSentence } from './protection.ts';

/** Members of a body that may choose the identifier of what is made. */
function identifierMembers(
  collection: Collection,
  draft: Pick<Draft, 'operation' | 'path'>,
  { contract, own }: Pick<Known, 'contract'> & { readonly own: OwnResources },
): ReadonlySet<string> {
  const others = ['id', '_id', 'uuid'];
  return new Set(
    isChoiceInOwn(collection, draft, { contract, own }) ? others : [collection.parameter, ...others],
  );
}

/** Whether an identifier is one of a few that the document lists, and stands below what this run made: nobody else is there. */
function isChoiceInOwn(
  { parameter, roles }: Collection,
  { operation, path }: Pick<Draft, 'operation' | 'path'>,
  { contract, own }: Pick<Known, 'contract'> & { readonly own: OwnResources },
): boolean {
  const user = operationOnOne(roles);
  const parents = identifiersOf(operation, contract);
  if (!user || parents.length === 0 || identifiersOf(user, contract).includes(parameter)) return false;
  return own.foreign(operation, parents, path) === undefined;
}

function collectionMadeBy(operation: Operation, { graph }: Pick<Known, 'graph'>): Collection | undefined {
  return graph.collections.find(
    ({ roles }) => roles.create === operation || roles['create-many'] === operation,
  );
}

/** Notes the identifiers that a creation has in its body, as made up by whoever drafted it. */
export function noteMadeUpInBody(
  { operation, madeUpInBody = [] }: Draft,
  known: Pick<Known, 'graph'>,
  own: OwnResources,
): void {
  const collection = collectionMadeBy(operation, known);
  if (!collection) return;
  for (const value of madeUpInBody) own.addMadeUp(collection.itemPath, collection.parameter, value);
}

/**
 * The first member of the body of a creation that names what may be somebody's: a value that this run neither made nor made
 * up, and that is no mere mistake. Whatever a strategy has changed is looked at like this before it is sent.
 */
export function foreignInBody(
  { operation, path, body }: Pick<Draft, 'operation' | 'path' | 'body'>,
  known: Pick<Known, 'graph' | 'contract'>,
  { own, runId }: { readonly own: OwnResources; readonly runId: string },
): string | undefined {
  const collection = collectionMadeBy(operation, known);
  if (!collection || !body || !('json' in body)) return undefined;
  const { itemPath, parameter } = collection;
  const isForeign = (value: unknown): boolean =>
    mayName(value) &&
    !String(value).includes(runId) &&
    own.foreign({ path: itemPath }, [parameter], { [parameter]: String(value) }) !== undefined;
  const names = [...identifierMembers(collection, { operation, path }, { contract: known.contract, own })];
  const items: readonly unknown[] = Array.isArray(body.json) ? body.json : [body.json];
  return items.filter(isObject).flatMap((item) => names.filter((name) => isForeign(item[name])))[0];
}

/** Whether something can be called so: servers count from 0, and take a number that is written as text for one. */
function mayName(value: unknown): boolean {
  if (typeof value === 'string') return value !== '' && !/^-\d/.test(value);
  return typeof value === 'number' && Number.isInteger(value) && value >= 0;
}

/**
 * A creation whose body chooses the identifier itself, with one that nothing has: an example may be that of something of
 * others, and some servers write over it. It is left out where the schema allows that. Stops where neither is valid.
 * `isDisposable`: nobody minds, but stories would have the same one; what has to be one of a few values is kept.
 */
export function withOwnIdentifier(
  draft: Draft,
  { graph, contract }: Pick<Known, 'graph' | 'contract'>,
  {
    unique,
    runId,
    own: known,
    isDisposable,
  }: {
    readonly unique: () => string;
    readonly runId: string;
    readonly own: OwnResources;
    readonly isDisposable: boolean;
  },
): Draft {
  const { operation, body } = draft;
  const collection = collectionMadeBy(operation, { graph });
  if (!collection || !body || !('json' in body)) return draft;
  const media = operation.body?.content.find(({ type }) => type === body.mediaType);
  const accepts = (value: unknown): boolean =>
    media?.schema === undefined || contract.requests.at(media.schema).accepts(value);
  const names = identifierMembers(collection, draft, { contract, own: known });
  const own = (one: unknown, isValid: (value: unknown) => boolean): unknown => {
    if (!isObject(one)) return one;
    return Object.keys(one)
      .filter((name) => names.has(name))
      .reduce<unknown>((value, name) => replaced(value, name, isValid), one);
  };
  const withheld = new Set<string>();
  const replaced = (one: unknown, name: string, isValid: (value: unknown) => boolean): unknown => {
    if (!isObject(one)) return one;
    const { [name]: old, ...rest } = one;
    if (typeof old === 'string' && old.includes(runId)) return one;
    if (!isDisposable && isValid(rest)) {
      withheld.add(name);
      return rest;
    }
    const other = candidates(unique).find((value) => isValid({ ...rest, [name]: value }));
    if (other !== undefined) {
      known.addMadeUp(collection.itemPath, collection.parameter, String(other));
      return { ...rest, [name]: other };
    }
    if (isDisposable) return one;
    throw new Stop(
      'protected',
      protectedSentence(
        `${operation.key} needs an identifier (${name}) that may belong to somebody`,
        operation,
      ),
    );
  };
  const { json } = body;
  const changed = Array.isArray(json)
    ? json.map((one, index) => own(one, (value) => accepts(json.with(index, value))))
    : own(json, accepts);
  return {
    ...draft,
    body: { ...body, json: changed },
    ...(withheld.size > 0 && { withheld: [...withheld] }),
  };
}

/** Above what servers have counted to, and below what 32 bits hold. */
const lowest = 1_500_000_000;
const range = 600_000_000;

function candidates(unique: () => string): readonly unknown[] {
  return [uuid(), unique(), unique().replaceAll(/\W/g, ''), lowest + Math.floor(Math.random() * range)];
}
