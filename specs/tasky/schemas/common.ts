import type { SchemaObject } from 'openapi3-ts/oas31';
import { dateTime, type Fields, integer, object, schema } from '../../builder/schema.ts';
import { ids } from '../samples.ts';

/** An identifier as the server makes it. */
export const objectId: SchemaObject = schema('ObjectId', 'An identifier', {
  type: 'string',
  pattern: '^[0-9a-f]{24}$',
});

/** Text with something in it besides white space. */
export const nonBlank: SchemaObject = { type: 'string', minLength: 1, pattern: '\\S' };

/** What every stored document has besides its own members. */
export const stored: Fields = { createdAt: dateTime(), updatedAt: dateTime(), __v: integer({ min: 0 }) };

/** The success envelope around some members. */
export function envelope(name: string, fields: Fields, optional: Fields = {}): SchemaObject {
  const data = object({ required: fields, optional });
  return schema(name, 'The envelope of a success', object({ required: { ok: { const: true }, data } }));
}

export function enveloped(data: object): object {
  return { ok: true, data };
}

export const ErrorEnvelope = schema(
  'Error',
  'The envelope of an error. There is no code: only the sentence says what the cause is.',
  object({ required: { ok: { const: false }, error: { type: 'string', minLength: 1 } } }),
);

export const Message = envelope('Message', { message: { type: 'string' } });

/** Somebody, as far as others see it. */
export const Person = schema(
  'Person',
  'A user, as far as others see it',
  object({
    required: { _id: objectId, name: { type: 'string' } },
    optional: { email: { type: 'string' }, role: { enum: ['admin', 'member', 'viewer'] } },
  }),
);

export const adaSample = { _id: ids.ada, name: 'Ada', email: 'ada@example.com' } as const;
