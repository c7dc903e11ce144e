import { child, isObject, type JsonObject, type Path, removeAt } from '../json.ts';
import { type Direction, isMarked, keywordOfUnsent } from './direction.ts';
import { inPlace, type Placed } from './in-place.ts';

/** Where a value has members that are not sent that way: read-only ones in requests, write-only ones in responses. */
export type FindUnsent = (schema: string, value: unknown) => Path[];

const deepest = 30;

/** Looks into the members, the items and the values of maps that a document describes. */
export function createUnsentFinder(document: JsonObject, direction: Direction): FindUnsent {
  const keyword = keywordOfUnsent(direction);
  const known = new Map<string, readonly Described[]>();
  const describedBy = (schema: string): readonly Described[] => {
    const kept = known.get(schema) ?? inPlace(document, schema).flatMap(partsOf);
    known.set(schema, kept);
    return kept;
  };
  const marks = new Map<string, boolean>();
  const isUnsent = ({ schema, pointer }: Described): boolean => {
    const kept = marks.get(pointer) ?? isMarked(document, schema, pointer, keyword);
    marks.set(pointer, kept);
    return kept;
  };
  const find = (schemas: readonly string[], value: unknown, path: Path): Path[] => {
    if (path.length > deepest || typeof value !== 'object' || value === null) return [];
    const described = schemas.flatMap(describedBy);
    if (Array.isArray(value)) {
      const items = described.filter(({ holds }) => holds('items', '')).map(({ pointer }) => pointer);
      return items.length === 0 ? [] : value.flatMap((item, index) => find(items, item, [...path, index]));
    }
    return Object.entries(value).flatMap(([name, member]) => {
      const of = described.filter(({ holds }) => holds('member', name));
      if (of.length === 0) return [];
      const here = [...path, name];
      const isNever = of.some((one) => one.isCertain && isUnsent(one)) || of.every(isUnsent);
      return isNever
        ? [here]
        : find(
            of.map(({ pointer }) => pointer),
            member,
            here,
          );
    });
  };
  return (schema, value) => find([schema], value, []);
}

/** A value without those members. */
export function withoutUnsent(find: FindUnsent, schema: string, value: unknown): unknown {
  // The last ones first, so that no place moves.
  return find(schema, value).reduceRight<unknown>(removeAt, value);
}

/** A schema for a part of a value. */
interface Described {
  readonly pointer: string;
  readonly schema: unknown;
  readonly isCertain: boolean;
  readonly holds: (kind: 'items' | 'member', name: string) => boolean;
}

function partsOf({ schema, pointer, isCertain }: Placed): Described[] {
  const { properties, items, additionalProperties } = schema;
  const own = isObject(properties) ? Object.entries(properties) : [];
  return [
    ...own.map(([name, member]) => ({
      pointer: child(pointer, 'properties', name),
      schema: member,
      isCertain,
      holds: (kind: string, asked: string) => kind === 'member' && asked === name,
    })),
    ...(isObject(items)
      ? [
          {
            pointer: child(pointer, 'items'),
            schema: items,
            isCertain,
            holds: (kind: string) => kind === 'items',
          },
        ]
      : []),
    ...(isObject(additionalProperties)
      ? [
          {
            pointer: child(pointer, 'additionalProperties'),
            schema: additionalProperties,
            isCertain,
            holds: (kind: string, asked: string) =>
              kind === 'member' && !own.some(([name]) => name === asked),
          },
        ]
      : []),
  ];
}
