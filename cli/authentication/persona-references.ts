import type { z } from 'zod';
import { strictRecord } from '../strict-record.ts';
import { secretReference } from './secret-schema.ts';

const reference = (description: string) => secretReference.optional().meta({ description });

/** Credentials of accounts that play the personas; nobody has to give what can be made up. */
export const personaReferences = strictRecord({
  owner: reference('makes resources and owns them'),
  writer: reference('may read and change what is shared with it'),
  reader: reference('may read what is shared with it'),
  stranger: reference('has an account, and no role on any resource'),
  admin: reference('administers the system'),
  expired: reference('a credential whose time is over'),
  revoked: reference('a credential that was revoked'),
  deleted: reference('a credential of a deleted account'),
}).meta({ description: 'credentials of accounts that play the personas, by reference' });

export type PersonaReferences = z.output<typeof personaReferences>;
