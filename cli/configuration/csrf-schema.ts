import { z } from 'zod';
import { strictRecord } from '../strict-record.ts';

const path = z
  .string()
  .regex(/^\/(?!\/)/, { error: 'has to be a path below the URL of the target, such as "/csrf"' });

/** A guard against forged requests, as a configuration says it. */
export const csrfSchema = strictRecord({
  cookie: z.string().min(1).optional().meta({ description: 'the cookie that holds the token' }),
  responseHeader: z
    .string()
    .min(1)
    .optional()
    .meta({ description: 'the header of the answer to GET `path` that holds it' }),
  pointer: z
    .string()
    .regex(/^(\/|$)/, { error: 'has to be a JSON Pointer, such as "/token"' })
    .optional()
    .meta({ description: 'the place in that answer, as a JSON Pointer' }),
  html: z
    .string()
    .min(1)
    .optional()
    .meta({ description: 'the name of the `<meta>` or `<input>` in that answer' }),
  path: path.optional().meta({ description: 'what is asked with GET for the token' }),
  header: z.string().min(1).optional().meta({ description: 'the header that requests carry it in' }),
  field: z
    .string()
    .min(1)
    .optional()
    .meta({ description: 'the member of a form or JSON object that they carry it in' }),
  refusedWith: z
    .int()
    .min(400)
    .max(499)
    .optional()
    .meta({ description: 'the status of a refusal; 403 unless given' }),
})
  .refine(
    ({ cookie, responseHeader, pointer, html }) =>
      [cookie, responseHeader, pointer, html].filter((each) => each !== undefined).length === 1,
    { error: 'has to say where the token is: one of cookie, responseHeader, pointer and html' },
  )
  .refine(({ cookie, path: asked }) => cookie !== undefined || asked !== undefined, {
    error: 'has to say in path what is asked for the token',
  })
  .refine(({ header, field }) => header !== undefined || field !== undefined, {
    error: 'has to say what requests carry the token in: header, field, or both',
  })
  .meta({
    description:
      'the guard against cross-site request forgery that it has: where the token is (`cookie`, or `responseHeader`, `pointer` or `html` of the answer to GET `path`), what carries it (`header`, `field`), and the status of a refusal (`refusedWith`, 403 unless given)',
  });

export type CsrfSettings = z.output<typeof csrfSchema>;
