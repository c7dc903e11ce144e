import { v7 as uuid } from 'uuid';
import { isObject } from '../../contract/json.ts';
import type { Draft } from '../model/scenario.ts';
import { Stop } from '../model/stop.ts';
import type { Known } from '../model/strategy.ts';
import { protectedSentence } from './protection.ts';

/**
 * A creation whose body chooses the identifier itself, with one that nothing has: an example may be that of something of
 * others, and some servers write over it. It is left out where the schema allows that. Stops where neither is valid.
 */
export function withOwnIdentifier(
  draft: Draft,
  { graph, contract }: Pick<Known, 'graph' | 'contract'>,
  { unique, runId }: { readonly unique: () => string; readonly runId: string },
): Draft {
  const { operation, body } = draft;
  const collection = graph.collections.find(
    ({ roles }) => roles.create === operation || roles['create-many'] === operation,
  );
  if (!collection || !body || !('json' in body)) return draft;
  const media = operation.body?.content.find(({ type }) => type === body.mediaType);
  const accepts = (value: unknown): boolean =>
    media?.schema === undefined || contract.requests.at(media.schema).accepts(value);
  const names = new Set([collection.parameter, 'id', '_id', 'uuid']);
  const own = (one: unknown, isValid: (value: unknown) => boolean): unknown => {
    if (!isObject(one)) return one;
    return Object.keys(one)
      .filter((name) => names.has(name))
      .reduce<unknown>((value, name) => replaced(value, name, isValid), one);
  };
  const replaced = (one: unknown, name: string, isValid: (value: unknown) => boolean): unknown => {
    if (!isObject(one)) return one;
    const { [name]: old, ...rest } = one;
    if (typeof old === 'string' && old.includes(runId)) return one;
    if (isValid(rest)) return rest;
    const other = candidates(unique).find((value) => isValid({ ...rest, [name]: value }));
    if (other !== undefined) return { ...rest, [name]: other };
    throw new Stop(
      'protected',
      protectedSentence(`${operation.key} needs a ${name} that may belong to somebody`, operation),
    );
  };
  const { json } = body;
  const changed = Array.isArray(json)
    ? json.map((one, index) => own(one, (value) => accepts(json.with(index, value))))
    : own(json, accepts);
  return { ...draft, body: { ...body, json: changed } };
}

/** Above what servers have counted to, and below what 32 bits hold. */
const lowest = 1_500_000_000;
const range = 600_000_000;

function candidates(unique: () => string): readonly unknown[] {
  return [uuid(), unique(), unique().replaceAll(/\W/g, ''), lowest + Math.floor(Math.random() * range)];
}
