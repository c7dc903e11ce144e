import { isDeepStrictEqual } from 'node:util';
import type { JsonObject } from '../json.ts';
import { isObject } from '../json.ts';
import { largest, smallest } from './demand.ts';
import { isBare, type Maker } from './maker.ts';

/** Longer lists are not made. */
const mostItems = 10_000;

/** Attempts to make an item that is not in the list yet. */
const attempts = 20;

/** A list within its lengths, with the items that it has to contain; undefined if there is none. */
export function makeArray(maker: Maker, parts: readonly JsonObject[], depth: number): unknown[] | undefined {
  const contains = parts.flatMap((part) => containedIn(part));
  const needed = Math.max(0, ...contains.map(({ least }) => least));
  const least = Math.max(largest(parts, 'minItems') ?? 0, needed);
  const most = smallest(parts, 'maxItems') ?? Number.POSITIVE_INFINITY;
  if (least > most || least > mostItems) return undefined;
  const isUnique = parts.some((part) => part.uniqueItems === true);
  const wanted = Math.min(most, Math.max(least, usualLength(maker, depth)));
  const items: unknown[] = [];
  for (let index = 0; index < wanted; index += 1) {
    const demanded = [...itemSchemas(parts, index), ...contains.flatMap((one) => demandAt(one, index))];
    const item = makeItem(maker, demanded, isUnique ? items : [], depth + 1);
    // Items of which there are no more end the list where it is long enough.
    if (item === undefined) return index >= least ? items : undefined;
    items.push(item);
  }
  return items;
}

/** Two where lists are filled, none where only what has to be there is. */
function usualLength(maker: Maker, depth: number): number {
  if (isBare(maker, depth) || !maker.chance.happens(maker.optionals)) return 0;
  return depth > 3 ? 1 : 2;
}

interface Contained {
  readonly schema: unknown;
  readonly least: number;
  readonly most: number;
}

function containedIn({ contains, minContains, maxContains }: JsonObject): Contained[] {
  if (contains === undefined) return [];
  return [
    {
      schema: contains,
      least: typeof minContains === 'number' ? minContains : 1,
      most: typeof maxContains === 'number' ? maxContains : Number.POSITIVE_INFINITY,
    },
  ];
}

/** The first items are those that a list has to contain; what comes after those that it may contain is something else. */
function demandAt({ schema, least, most }: Contained, index: number): unknown[] {
  if (index < least) return [schema];
  return index < most ? [] : [{ not: schema }];
}

function itemSchemas(parts: readonly JsonObject[], index: number): unknown[] {
  return parts.flatMap((part) => {
    const { prefixItems, items, unevaluatedItems } = part;
    const inPrefix = Array.isArray(prefixItems) ? prefixItems[index] : undefined;
    if (inPrefix !== undefined) return [inPrefix];
    const rest = items ?? (Array.isArray(prefixItems) ? unevaluatedItems : undefined);
    return rest === undefined ? [] : [rest];
  });
}

function makeItem(
  maker: Maker,
  schemas: readonly unknown[],
  others: readonly unknown[],
  depth: number,
): unknown {
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const item = make(maker, schemas, depth);
    if (!others.some((other) => isDeepStrictEqual(other, item))) return item;
  }
  return listedValue(maker, schemas, others);
}

function make(maker: Maker, schemas: readonly unknown[], depth: number): unknown {
  return schemas.length === 0 ? maker.make([{ type: 'string' }], depth) : maker.make(schemas, depth);
}

/** One of the values of a small enumeration that is left. */
function listedValue({ test }: Maker, schemas: readonly unknown[], others: readonly unknown[]): unknown {
  const listed = schemas.flatMap((schema) =>
    isObject(schema) && Array.isArray(schema.enum) ? schema.enum : [],
  );
  return [...listed, true, false, null].find(
    (value) =>
      schemas.every((schema) => test(schema, value)) &&
      !others.some((other) => isDeepStrictEqual(other, value)),
  );
}
