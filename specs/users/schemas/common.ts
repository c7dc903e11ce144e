import type { SchemaObject } from 'openapi3-ts/oas31';
import { arrayOf, dateTime, nullable, object, schema, uuid } from '../../builder/schema.ts';
import { meta } from '../samples.ts';

const Meta = schema(
  'Meta',
  'About the response; the identifier of the request is also in `x-request-id`',
  object({ required: { requestId: uuid(), timestamp: dateTime(), version: { const: '1.0' } } }),
);

const Reason = schema(
  'Reason',
  'What is wrong with one member or parameter',
  object({ required: { field: { type: 'string' }, reason: { type: 'string', minLength: 1 } } }),
);

const text = { type: 'string', minLength: 1 } as const;

/** The envelope around the data of a success. */
export function envelope(name: string, data: SchemaObject, code: SchemaObject = text): SchemaObject {
  const required = { success: { const: true }, code, message: text, data, meta: Meta };
  return schema(name, 'The envelope of a success', object({ required }));
}

export function enveloped(code: string, message: string, data: unknown): object {
  return { success: true, code, message, data, meta };
}

export const ErrorEnvelope = schema(
  'Error',
  'The envelope of an error',
  object({
    required: {
      success: { const: false },
      code: { type: 'string', pattern: '^[A-Z][A-Z_]*$' },
      message: text,
      errors: nullable(arrayOf(Reason)),
      meta: Meta,
    },
  }),
);

export const ValidationError = schema(
  'ValidationError',
  'The envelope of an error of input: `errors` has the details',
  object({
    required: {
      success: { const: false },
      code: { const: 'VALIDATION_ERROR' },
      message: text,
      errors: arrayOf(Reason, { min: 1 }),
      meta: Meta,
    },
  }),
);

export interface Detail {
  readonly field: string;
  readonly reason: string;
}

export function failed(code: string, message: string, errors: readonly Detail[] | null): object {
  return { success: false, code, message, errors, meta };
}

/** A success that says no more than that. */
export const Done = envelope('Done', object({}));

/** The identifier of what was created. */
export const Created = envelope('Created', object({ required: { id: uuid() } }));
