import { z } from 'zod';
import { strictRecord } from '../strict-record.ts';

const path = z
  .string()
  .regex(/^\/(?!\/)/, { error: 'must be a path below the URL of the target, such as "/csrf"' });

/** A guard against forged requests, as a configuration says it. */
export const csrfSchema = strictRecord({
  cookie: z.string().min(1).optional().meta({ description: 'the cookie that holds the token' }),
  responseHeader: z
    .string()
    .min(1)
    .optional()
    .meta({ description: 'the header with the token in the response to GET `path`' }),
  pointer: z
    .string()
    .regex(/^(\/|$)/, { error: 'must be a JSON Pointer, such as "/token"' })
    .optional()
    .meta({ description: 'the place of the token in that response, as a JSON Pointer' }),
  html: z
    .string()
    .min(1)
    .optional()
    .meta({ description: 'the name of the `<meta>` or `<input>` with the token in that response' }),
  path: path.optional().meta({ description: 'the path to get the token from, with GET' }),
  header: z.string().min(1).optional().meta({ description: 'the header that carries the token in requests' }),
  field: z
    .string()
    .min(1)
    .optional()
    .meta({ description: 'the member of a form or JSON object that carries the token in requests' }),
  refusedWith: z
    .int()
    .min(400)
    .max(499)
    .optional()
    .meta({ description: 'the status of a refusal (default 403)' }),
})
  .refine(
    ({ cookie, responseHeader, pointer, html }) =>
      [cookie, responseHeader, pointer, html].filter((each) => each !== undefined).length === 1,
    { error: 'must say where the token is: one of cookie, responseHeader, pointer and html' },
  )
  .refine(({ cookie, path: asked }) => cookie !== undefined || asked !== undefined, {
    error: 'must have the path to get the token from',
  })
  .refine(({ header, field }) => header !== undefined || field !== undefined, {
    error: 'must say what carries the token in requests: header, field, or both',
  })
  .meta({
    description:
      'protection against cross-site request forgery: where the token is (`cookie`, or `responseHeader`, `pointer` or `html` of the response to GET `path`), what carries it in requests (`header`, `field`), and the status of a refusal (`refusedWith`, default 403)',
  });

export type CsrfSettings = z.output<typeof csrfSchema>;
