import { isObject } from '../../contract/json.ts';
import type { Hint, IdentityOf } from '../../harness/profile.ts';
import { entryFor } from './steps/threat-models.ts';

/** What a valid request of TMI has to have besides what its document says. */
export const hints: readonly Hint[] = [{ operation: 'POST /threat_models', body: shared }];

/** Shares a new threat model with the personas that have a role, so that their roles can be tested on it. */
async function shared(body: unknown, identityOf: IdentityOf): Promise<unknown> {
  const [reader, writer] = await Promise.all([identityOf('reader'), identityOf('writer')]);
  if (!isObject(body) || !reader || !writer) return body;
  return { ...body, authorization: [entryFor(reader, 'reader'), entryFor(writer, 'writer')] };
}
