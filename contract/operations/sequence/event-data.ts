import { at, child, isObject, type JsonObject } from '../../json.ts';
import { resolve } from '../../schemas/references.ts';
import type { Problem, Validators } from '../../validation/validators.ts';
import { isJson } from '../media-type.ts';

/** What the text in `data` of an event is documented to be (JSON Schema, `contentMediaType` and `contentSchema`). */

const deepest = 8;

interface Reading {
  readonly document: JsonObject;
  readonly validators: Validators;
}

/** Pointers of the schemas of the JSON in `data`: of every schema that applies to an event. None says nothing of it. */
export function dataSchemas(reading: Reading, schema: string, event: unknown): DataSchema[] {
  return applying(reading, schema, event, 0).flatMap((pointer) => {
    const data = child(pointer, 'properties', 'data');
    const found = resolve(reading.document, at(reading.document, data), data);
    if (!found) return [];
    const { contentMediaType, contentSchema } = found.value;
    const isDescribed = isObject(contentSchema) || typeof contentSchema === 'boolean';
    if (typeof contentMediaType !== 'string' ? !isDescribed : !isJson(contentMediaType)) return [];
    return [{ schema: isDescribed ? child(found.pointer, 'contentSchema') : undefined }];
  });
}

/** The schema of the JSON in a text; undefined where it may be any JSON. */
export interface DataSchema {
  readonly schema: string | undefined;
}

/** What is wrong with the text in `data` of an event, with the places inside of it. */
export function dataProblems(
  reading: Reading,
  schema: string,
  event: unknown,
): Pick<Problem, 'message' | 'pointer'>[] {
  const data = isObject(event) ? event.data : undefined;
  if (typeof data !== 'string') return [];
  const schemas = dataSchemas(reading, schema, event);
  if (schemas.length === 0) return [];
  const value = jsonIn(data);
  if (!value) return [{ pointer: '/data', message: 'data is not JSON, as it is documented to be' }];
  return schemas.flatMap(({ schema: inner }) =>
    (inner === undefined ? [] : reading.validators.at(inner).problems(value.json)).map(
      ({ pointer, message }) => ({ pointer: `/data${pointer}`, message: `in data, ${message}` }),
    ),
  );
}

/** A schema, what it refers to, and those of its parts that hold for a value. */
function applying(reading: Reading, pointer: string, value: unknown, depth: number): string[] {
  const found = resolve(reading.document, at(reading.document, pointer), pointer);
  if (!found || depth > deepest) return [];
  const parts = (keyword: string) => {
    const list = found.value[keyword];
    return Array.isArray(list) ? list.map((_, index) => child(found.pointer, keyword, index)) : [];
  };
  const chosen = [...parts('anyOf'), ...parts('oneOf')].filter((part) =>
    reading.validators.at(part).accepts(value),
  );
  return [
    found.pointer,
    ...[...parts('allOf'), ...chosen].flatMap((part) => applying(reading, part, value, depth + 1)),
  ];
}

function jsonIn(text: string): { readonly json: unknown } | undefined {
  try {
    return { json: JSON.parse(text) };
  } catch {
    return undefined;
  }
}
