import { subjectExtension } from '../../contract/extensions.ts';
import { isObject, type JsonObject } from '../../contract/json.ts';
import { mapDocument } from '../../contract/schemas/schema-map.ts';
import type { Change } from '../model/capability.ts';
import { mapObjects } from './reshape.ts';

type Words = ReadonlyMap<string, string>;

/**
 * A change that is nothing but other names for members, in bodies, in the pointers of JSON Patches and in queries.
 * `operations` are the operationIds in which the names have this meaning; the document has them nowhere else.
 */
export function renaming(
  names: Readonly<Record<string, string>>,
  operations: RegExp,
): Required<Pick<Change, 'document' | 'said' | 'heard'>> {
  const theirs: Words = new Map(Object.entries(names));
  const ours: Words = new Map(Object.entries(names).map(([one, other]) => [other, one]));
  return {
    document: (document) => withParameters(withNames(document, theirs), theirs),
    said: (said) =>
      operations.test(said.operation)
        ? {
            ...said,
            query: renamedKeys(said.query, theirs) as Said['query'],
            json: mapObjects(said.json, (object) => renamed(object, theirs)),
          }
        : said,
    heard: (json, operation) =>
      operations.test(operation) ? mapObjects(json, (object) => renamed(object, ours)) : json,
  };
}

type Said = Parameters<NonNullable<Change['said']>>[0];

function withNames(document: JsonObject, words: Words): JsonObject {
  return mapDocument(document, {
    schema: ({ properties, required, ...schema }) => ({
      ...schema,
      ...(isObject(properties) && { properties: renamedKeys(properties, words) }),
      ...(Array.isArray(required) && { required: required.map((name) => words.get(name) ?? name) }),
    }),
    data: (value) => mapObjects(value, (object) => renamed(object, words)),
  });
}

function withParameters(document: JsonObject, words: Words): JsonObject {
  return mapObjects(document, (object) => {
    const name = typeof object.name === 'string' ? words.get(object.name) : undefined;
    return name !== undefined && object.in === 'query' ? { ...object, name } : object;
  }) as JsonObject;
}

/** One object; where it is an operation of a JSON Patch (RFC 6902), its pointers. Examples say which member they are about. */
function renamed(object: JsonObject, words: Words): JsonObject {
  const pointers = typeof object.op === 'string' ? ['path', 'from'] : [];
  const changed = Object.fromEntries(
    Object.entries(object).map(([name, value]) => {
      if (typeof value !== 'string') return [name, value];
      if (pointers.includes(name)) return [name, renamedPointer(value, words)];
      return [name, name === subjectExtension ? (words.get(value) ?? value) : value];
    }),
  );
  return renamedKeys(changed, words);
}

function renamedKeys(object: JsonObject, words: Words): JsonObject {
  return Object.fromEntries(
    Object.entries(object).map(([name, value]) => {
      const other = words.get(name);
      return [other === undefined || other in object ? name : other, value];
    }),
  );
}

function renamedPointer(pointer: string, words: Words): string {
  return pointer
    .split('/')
    .map((token) => words.get(token) ?? token)
    .join('/');
}
