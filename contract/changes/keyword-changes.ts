import { isDeepStrictEqual } from 'node:util';
import type { JsonObject } from '../json.ts';
import type { Effect, SchemaChange } from './change.ts';

/** Differences of two flat schemas in what they say of the value itself, not of its members or items. */
export function keywordChanges(before: JsonObject, after: JsonObject, place: string): SchemaChange[] {
  return rules.flatMap((rule) => rule(before, after).map((change) => ({ place, ...change })));
}

type Rule = (before: JsonObject, after: JsonObject) => Omit<SchemaChange, 'place'>[];

/** Keywords with a number, and whether a higher one allows less. */
const bounds: Readonly<Record<string, 'less' | 'more'>> = {
  minimum: 'less',
  exclusiveMinimum: 'less',
  minLength: 'less',
  minItems: 'less',
  minProperties: 'less',
  maximum: 'more',
  exclusiveMaximum: 'more',
  maxLength: 'more',
  maxItems: 'more',
  maxProperties: 'more',
};

/** Keywords whose values say nothing about which of two allows more. */
const opaque = ['pattern', 'format', 'multipleOf', 'uniqueItems', 'contentEncoding', 'contentMediaType'];

const rules: readonly Rule[] = [
  typeChanges,
  valueChanges,
  ...Object.entries(bounds).map(
    ([keyword, higher]): Rule =>
      (before, after) =>
        boundChanges(keyword, higher, before[keyword], after[keyword]),
  ),
  ...opaque.map(
    (keyword): Rule =>
      (before, after) =>
        opaqueChanges(keyword, before[keyword], after[keyword]),
  ),
];

const everyType = ['null', 'boolean', 'number', 'string', 'array', 'object'];

/** Every integer is a number. */
function typesOf({ type }: JsonObject): ReadonlySet<string> {
  const named = Array.isArray(type) ? type.map(String) : type === undefined ? everyType : [String(type)];
  return new Set(named.includes('number') ? [...named, 'integer'] : named);
}

function typeChanges(before: JsonObject, after: JsonObject): ReturnType<Rule> {
  // A list of values says more than a type.
  if (before.type === undefined && after.type === undefined) return [];
  const [were, are] = [typesOf(before), typesOf(after)];
  const gone = [...were].filter((type) => !are.has(type));
  const added = [...are].filter((type) => !were.has(type));
  if (gone.length === 0 && added.length === 0) return [];
  const names = (types: ReadonlySet<string>, source: JsonObject): string =>
    source.type === undefined
      ? 'any type'
      : [...types].filter((type) => type !== 'integer' || !types.has('number')).join(' or ');
  return [
    {
      what: `is ${names(are, after)} now, and was ${names(were, before)}`,
      effect: gone.length > 0 && added.length > 0 ? 'other' : gone.length > 0 ? 'less' : 'more',
    },
  ];
}

function listOf({ enum: values, const: value }: JsonObject): readonly unknown[] | undefined {
  if (Array.isArray(values)) return values;
  return value === undefined ? undefined : [value];
}

function valueChanges(before: JsonObject, after: JsonObject): ReturnType<Rule> {
  const [were, are] = [listOf(before), listOf(after)];
  if (!were && !are) return [];
  if (!were) return [{ what: `may only be ${shown(are)} now`, effect: 'less' }];
  if (!are) return [{ what: `may be something else than ${shown(were)} now`, effect: 'more' }];
  const without = (list: readonly unknown[], others: readonly unknown[]) =>
    list.filter((value) => !others.some((other) => isDeepStrictEqual(value, other)));
  const [gone, added] = [without(were, are), without(are, were)];
  return [
    ...(gone.length > 0 ? [{ what: `may not be ${shown(gone)} any more`, effect: 'less' as const }] : []),
    ...(added.length > 0 ? [{ what: `may be ${shown(added)} now`, effect: 'more' as const }] : []),
  ];
}

const mostValues = 5;

function shown(values: readonly unknown[] = []): string {
  const names = values.slice(0, mostValues).map((value) => JSON.stringify(value));
  const rest = values.length - names.length;
  return rest > 0 ? `${names.join(', ')} or ${rest} more` : names.join(' or ');
}

function boundChanges(
  keyword: string,
  higher: 'less' | 'more',
  before: unknown,
  after: unknown,
): ReturnType<Rule> {
  if (before === after) return [];
  const lower = higher === 'less' ? 'more' : 'less';
  if (typeof after !== 'number')
    return typeof before === 'number'
      ? [{ what: `has no ${keyword} any more, which was ${before}`, effect: 'more' }]
      : [];
  if (typeof before !== 'number') return [{ what: `has the ${keyword} ${after} now`, effect: 'less' }];
  return [
    { what: `has the ${keyword} ${after} now, and had ${before}`, effect: after > before ? higher : lower },
  ];
}

function opaqueChanges(keyword: string, before: unknown, after: unknown): ReturnType<Rule> {
  // What is not unique may be anything.
  const [was, is] = [before, after].map((value) => (value === false ? undefined : value));
  if (isDeepStrictEqual(was, is)) return [];
  const effect: Effect = was === undefined ? 'less' : is === undefined ? 'more' : 'other';
  const now =
    is === undefined ? `has no ${keyword} any more` : `has the ${keyword} ${JSON.stringify(is)} now`;
  return [{ what: was === undefined ? now : `${now}, and had ${JSON.stringify(was)}`, effect }];
}
