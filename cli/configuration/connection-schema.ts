import { z } from 'zod';
import { secretReference } from '../authentication/secret-schema.ts';
import { strictRecord } from '../strict-record.ts';
import { isPlainUrl } from './plain-url.ts';

const headerName = z.string().regex(/^[!#$%&'*+.^_`|~\w-]+$/, { error: 'must be the name of a header' });

/** Headers that every exchange needs for itself, or that say who calls: credentials have a place of their own. */
const taken = new Set(['authorization', 'cookie', 'host', 'content-length', 'content-type', 'connection']);

const constantHeaders = z
  .record(headerName, z.union([z.string(), secretReference]))
  .superRefine((headers, { addIssue }) => {
    for (const name of Object.keys(headers))
      if (taken.has(name.toLowerCase()))
        addIssue({
          code: 'custom',
          path: [name],
          message: 'cannot be a constant header; put credentials in personas or in auth',
        });
  });

const file = (description: string) => z.string().min(1).optional().meta({ description });

/** How a target is reached, besides its URL. */
export const connectionMembers = {
  headers: constantHeaders.optional().meta({
    description:
      'headers for every request to the target, such as a tenant or a version: a text, or a reference if the value is secret',
  }),
  tls: strictRecord({
    ca: file('file with the certificate of the authority that signed the certificate of the target (PEM)'),
    cert: file('file with the certificate of this client (PEM)'),
    key: file('file with the key of this client (PEM)'),
    passphrase: secretReference.optional().meta({ description: 'passphrase of the key' }),
  })
    .refine(({ cert, key }) => (cert === undefined) === (key === undefined), {
      error: 'needs both cert and key, or neither',
    })
    .optional()
    .meta({
      description:
        'certificate files: `ca` of the authority that signed the certificate of the target, `cert` and `key` of this client, and `passphrase` by reference if the key is encrypted',
    }),
  proxy: strictRecord({
    url: z
      .string()
      .refine(isPlainUrl, {
        error: 'must start with http:// or https://, without user, query and fragment',
      })
      .meta({ description: 'URL of the proxy' }),
    credentials: secretReference.optional().meta({ description: '`user:password`' }),
  })
    .optional()
    .meta({
      description:
        'the HTTP proxy between this machine and the target: `url`, and `credentials` (`user:password`) by reference',
    }),
} as const;

const connection = strictRecord(connectionMembers);
export type ConnectionSettings = z.output<typeof connection>;
