import type { ParameterObject } from 'openapi3-ts/oas31';
import { component } from '../builder/component.ts';
import type { Method } from '../builder/operation.ts';
import { dateTime, integer, type Schema, text, uuid } from '../builder/schema.ts';
import * as sample from './samples.ts';

/** The identifiers in our paths, with an example of each. */
const identifiers: Readonly<Record<string, { description: string; example: string }>> = {
  threat_model_id: { description: 'The threat model', example: sample.ids.threatModel },
  threat_id: { description: 'The threat', example: sample.ids.threat },
  document_id: { description: 'The document', example: sample.ids.document },
  source_id: { description: 'The source', example: sample.ids.source },
  diagram_id: { description: 'The diagram', example: sample.ids.diagram },
  webhook_id: { description: 'The webhook subscription', example: sample.ids.webhook },
  delivery_id: { description: 'The webhook delivery', example: sample.ids.delivery },
  addon_id: { description: 'The add-on', example: sample.ids.addon },
  invocation_id: { description: 'The invocation', example: sample.ids.invocation },
};

/** Path parameters that are names, not identifiers. */
const names: Readonly<Record<string, ParameterObject>> = {
  key: {
    name: 'key',
    in: 'path',
    required: true,
    description: 'The metadata key',
    schema: text({ min: 1, max: 256, pattern: '^[a-zA-Z0-9_./:-]+$' }),
    example: sample.metadata.key,
  },
  provider: {
    name: 'provider',
    in: 'path',
    required: true,
    description: 'The SAML identity provider',
    schema: text({ min: 1, max: 100, pattern: '^[a-zA-Z][a-zA-Z0-9_-]*$' }),
    example: sample.samlProvider,
  },
};

const strict = tableOf((name) => uuid(`${identifiers[name]?.description}, a UUID`), '');
const lenient = tableOf(() => text({ min: 1, max: 200 }), '.any');

/**
 * The parameters of a path template.
 *
 * A malformed `threat_model_id` is 400 for every method. The identifier of anything below it is 400 only where the
 * source lists a 400 that it can mean (PUT, PATCH, POST); on GET and DELETE an identifier that cannot exist is one
 * that does not exist, hence 404 (S0, "Sub-Resource Not Found").
 */
export function pathParameters(path: string, method: Method, documents400: boolean): ParameterObject[] {
  return namesIn(path).map((name) => {
    const table = refusesMalformed(name, method, documents400) ? strict : lenient;
    const parameter = names[name] ?? table[name];
    if (!parameter) throw new Error(`path parameter ${name} has no definition`);
    return parameter;
  });
}

/** The identifiers of a path that must be UUIDs, and are 400 otherwise. */
export function strictIdentifiers(path: string, method: Method, documents400: boolean): string[] {
  return namesIn(path).filter((name) => name in identifiers && refusesMalformed(name, method, documents400));
}

function refusesMalformed(name: string, method: Method, documents400: boolean): boolean {
  if (name === 'threat_model_id') return true;
  return documents400 && method !== 'get' && method !== 'delete';
}

function namesIn(path: string): string[] {
  return [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '');
}

function tableOf(schema: (name: string) => Schema, suffix: string): Record<string, ParameterObject> {
  const entries = Object.entries(identifiers).map(([name, { description, example }]) => {
    const parameter = {
      name,
      in: 'path' as const,
      required: true,
      description,
      schema: schema(name),
      example,
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
    description: 'How many to return; out of range is clamped',
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

/** A filter of a list. */
export function filter(name: string, description: string, schema: Schema, example: unknown): ParameterObject {
  return { name, in: 'query', description, schema, example };
}

/** `<field>_after` and `<field>_before`. */
export function between(field: string, what: string): ParameterObject[] {
  return (['after', 'before'] as const).map((side) =>
    filter(`${field}_${side}`, `Only those ${what} ${side} this moment`, dateTime(), sample.times.created),
  );
}

/** A path template with its examples filled in. */
export function examplePath(path: string): string {
  return path.replaceAll(/\{(\w+)\}/g, (_, name: string) =>
    String(identifiers[name]?.example ?? names[name]?.example),
  );
}
