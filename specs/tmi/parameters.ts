import type { ParameterObject } from 'openapi3-ts/oas31';
import { component } from '../builder/component.ts';
import type { Method } from '../builder/operation.ts';
import { dateTime, integer, type Schema, text } from '../builder/schema.ts';
import { type Identifier, identifier, identifiers, namesIn } from './identifiers.ts';
import * as sample from './samples.ts';

const strict = tableOf(({ schema }) => schema, '');
const lenient = tableOf(() => text({ min: 1, max: 256 }), '.any');

/** The parameters of a path template. */
export function pathParameters(path: string, method: Method): ParameterObject[] {
  const refused = strictNames(path, method);
  return namesIn(path).map((name) => {
    const parameter = (refused.includes(name) ? strict : lenient)[name];
    if (!parameter) throw new Error(`path parameter ${name} has no definition`);
    return parameter;
  });
}

/**
 * The names in a path whose values must be well-formed, and are 400 otherwise.
 *
 * The outermost one is, for every method (S0, "Invalid UUID Format"); the ones below it are for POST, PUT and PATCH.
 * To GET and DELETE, an inner identifier that cannot exist is one that does not exist, hence 404 (S0, "Sub-Resource Not
 * Found"). A provider is a name, and so is never malformed.
 */
export function strictNames(path: string, method: Method): string[] {
  const writes = method !== 'get' && method !== 'delete';
  return namesIn(path).filter((name, depth) => name !== 'provider' && (depth === 0 || writes));
}

function tableOf(schemaOf: (known: Identifier) => Schema, suffix: string): Record<string, ParameterObject> {
  const entries = Object.keys(identifiers).map((name) => {
    const known = identifier(name);
    const parameter = {
      name,
      in: 'path' as const,
      required: true,
      description: `Names the ${known.noun}`,
      schema: schemaOf(known),
      example: known.example,
    };
    return [name, component<ParameterObject>('parameters', `${name}${suffix}`, parameter)] as const;
  });
  return Object.fromEntries(entries);
}

/** Paging of every list: how many, and from where. */
export const paging: readonly ParameterObject[] = [
  component<ParameterObject>('parameters', 'limit', {
    name: 'limit',
    in: 'query',
    description: 'How many to return, 1 to 100; out of range is clamped',
    schema: integer({}, { default: 20 }),
    example: 20,
  }),
  component<ParameterObject>('parameters', 'offset', {
    name: 'offset',
    in: 'query',
    description: 'How many to skip; out of range is clamped',
    schema: integer({}, { default: 0 }),
    example: 0,
  }),
];

/** A member of the query that may be left out. */
export function filter(name: string, description: string, schema: Schema, example: unknown): ParameterObject {
  return { name, in: 'query', description, schema, example };
}

/** `<field>_after` and `<field>_before`. */
export function between(field: string, schema: Schema = dateTime()): ParameterObject[] {
  const what = field.replaceAll('_', ' ');
  const [after, before] = [sample.times.created, sample.times.now];
  return [
    filter(`${field}_after`, `Only those ${what} after this moment`, schema, after),
    filter(`${field}_before`, `Only those ${what} before this moment`, schema, before),
  ];
}
