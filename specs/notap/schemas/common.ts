import type { SchemaObject } from 'openapi3-ts/oas31';
import { type Fields, integer, object, schema, text, uuid } from '../../builder/schema.ts';

/** Schemes have no case (RFC 3986, section 3.1). */
export const HTTPS = '^[hH][tT][tT][pP][sS]://';

/** Text with something in it. */
export const word: SchemaObject = text({ min: 1, max: 256 });
export const sentence: SchemaObject = { type: 'string', minLength: 1 };

/** Any UUID of RFC 4122. */
export const userId: SchemaObject = uuid('The UUID of a user');

/** Milliseconds since 1970. */
export const moment: SchemaObject = integer({ min: 0 });

/** A success: `success` with the members of the operation beside it. */
export function reply(name: string, required: Fields, optional: Fields = {}): SchemaObject {
  return schema(name, 'A success', object({ required: { success: { const: true }, ...required }, optional }));
}

export const ErrorEnvelope = schema(
  'Error',
  'An error. There is no reliable code: `error` says what the cause is, as a sentence or as a word in capitals that `message` explains.',
  object({
    required: { success: { const: false }, error: sentence },
    optional: { message: sentence, code: word, attempts_remaining: integer({ min: 0 }) },
  }),
);

const NoSuchPath = schema(
  'NoSuchPath',
  'The error of a path that no operation has: it does not have the format of the others',
  object({ required: { error: { const: 'Not found' }, path: { type: 'string' } } }),
);

export const NotFound = schema('NotFound', 'What is not found: a resource, or the path itself', {
  oneOf: [ErrorEnvelope, NoSuchPath],
});

export const TooManyRequests = schema(
  'TooManyRequests',
  'The error of a limit: `retry_after` is how many seconds to wait',
  object({
    required: { success: { const: false }, error: sentence, retry_after: integer({ min: 0 }) },
    optional: { message: sentence, code: word },
  }),
);

export const Done = reply('Done', { message: sentence });
