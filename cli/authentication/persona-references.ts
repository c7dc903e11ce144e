import { z } from 'zod';
import { strictRecord } from '../strict-record.ts';
import { secretReference, withoutSecret } from './secret-schema.ts';

/** Secrets of one account by the security schemes that take them. */
const namedSecrets = strictRecord({
  schemes: z
    .record(z.string().min(1), secretReference)
    .meta({ description: 'a secret for each security scheme of the document, by its name' }),
});

/** One secret for every security scheme, or one for each of several. */
export const personaReference = z
  .union([secretReference, namedSecrets], {
    error: ({ input }) =>
      typeof input === 'string'
        ? `holds a secret itself; it ${withoutSecret}, or { schemes: … } with one of these by the name of each security scheme`
        : `${withoutSecret}, or { schemes: … } with one of these by the name of each security scheme`,
  })
  .meta({
    description:
      'one secret for every security scheme: `{ env }`, `{ file }` or `{ command }`; or `{ schemes }`, with one of these by the name of each security scheme of the document',
  });

export type PersonaReference = z.output<typeof personaReference>;

const reference = (description: string) => personaReference.optional().meta({ description });

/** Credentials of accounts that play the personas; nobody has to give what can be made up. */
export const personaReferences = strictRecord({
  owner: reference('creates resources and owns them'),
  writer: reference('may read and change what is shared with it'),
  reader: reference('may read what is shared with it'),
  stranger: reference('has an account, but no role on any resource'),
  admin: reference('administers the system'),
  expired: reference('an expired credential'),
  revoked: reference('a revoked credential'),
  deleted: reference('a credential of a deleted account'),
}).meta({ description: 'credentials of the personas, by reference' });

export type PersonaReferences = z.output<typeof personaReferences>;
