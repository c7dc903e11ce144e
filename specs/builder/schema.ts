import type { ReferenceObject, SchemaObject } from 'openapi3-ts/oas31';
import { component, componentName } from './component.ts';

/** The JSON Schema words our documents are written with. Lengths are in characters, counts in items. */

export type Schema = SchemaObject | ReferenceObject;
export type Fields = Readonly<Record<string, Schema>>;

/** An object that knows all its members: anything else in it is an error. */
export function object(
  fields: { required?: Fields; optional?: Fields },
  rest: SchemaObject = {},
): SchemaObject {
  const required = Object.keys(fields.required ?? {});
  return {
    type: 'object',
    ...rest,
    ...(required.length > 0 ? { required } : {}),
    properties: { ...fields.required, ...fields.optional },
    additionalProperties: false,
  };
}

/** A body that a client sends: members that it does not know are ignored by the server. */
export function input(fields: { required?: Fields; optional?: Fields }): SchemaObject {
  const { additionalProperties: _, ...open } = object(fields);
  return open;
}

/** A schema of its own under `components.schemas`. */
export function schema(name: string, description: string, body: SchemaObject): SchemaObject {
  return component('schemas', name, { description, ...body });
}

export function text(
  limits: { min?: number; max: number; pattern?: string },
  rest: SchemaObject = {},
): SchemaObject {
  const { min, max, pattern } = limits;
  return {
    type: 'string',
    ...(min === undefined ? {} : { minLength: min }),
    maxLength: max,
    ...(pattern === undefined ? {} : { pattern }),
    ...rest,
  };
}

export function oneOf<const T extends readonly string[]>(values: T, rest: SchemaObject = {}): SchemaObject {
  return { type: 'string', enum: [...values], ...rest };
}

export function integer(limits: { min?: number; max?: number } = {}, rest: SchemaObject = {}): SchemaObject {
  return number(limits, { ...rest, type: 'integer' });
}

export function number(limits: { min?: number; max?: number } = {}, rest: SchemaObject = {}): SchemaObject {
  const { min, max } = limits;
  return {
    type: 'number',
    ...(min === undefined ? {} : { minimum: min }),
    ...(max === undefined ? {} : { maximum: max }),
    ...rest,
  };
}

export function boolean(rest: SchemaObject = {}): SchemaObject {
  return { type: 'boolean', ...rest };
}

export function arrayOf(
  items: Schema,
  limits: { min?: number; max?: number } = {},
  rest: SchemaObject = {},
): SchemaObject {
  const { min, max } = limits;
  return {
    type: 'array',
    ...rest,
    items,
    ...(min === undefined ? {} : { minItems: min }),
    ...(max === undefined ? {} : { maxItems: max }),
  };
}

/** The same, or null. A named schema stays a reference. */
export function nullable(inner: SchemaObject, description?: string): SchemaObject {
  if (componentName(inner) || typeof inner.type !== 'string' || inner.enum !== undefined) {
    return { anyOf: [inner, { type: 'null' }], ...(description ? { description } : {}) };
  }
  return { ...inner, type: [inner.type, 'null'], ...(description ? { description } : {}) };
}

/** Set by the server; a client that sends it is told so. */
export function readOnly(inner: SchemaObject): SchemaObject {
  return componentName(inner) ? { allOf: [inner], readOnly: true } : { ...inner, readOnly: true };
}

export function uuid(description?: string): SchemaObject {
  return { type: 'string', format: 'uuid', ...(description ? { description } : {}) };
}

/** RFC 3339. */
export function dateTime(description?: string): SchemaObject {
  return { type: 'string', format: 'date-time', ...(description ? { description } : {}) };
}
