import { issued, type TokenSource } from '../../harness/personas/auth/issued-token.ts';
import { UserError } from '../user-error.ts';
import { type ReadingSecrets, readSecret } from './secret-reference.ts';
import type { SecretReference } from './secret-schema.ts';

/** The secrets of one persona by the security schemes that take them; the first one tells them from others. */
export async function namedSource(
  schemes: Readonly<Record<string, SecretReference>>,
  persona: string,
  reading: Omit<ReadingSecrets, 'whose'>,
): Promise<TokenSource> {
  const named = await namedSecrets(schemes, persona, reading);
  const [first] = Object.values(named);
  if (first === undefined)
    throw new UserError(`schemes of the persona "${persona}" names no security scheme`);
  return async () => ({ ...issued(first), named });
}

/** Reads secrets by the security schemes that take them, once, before anything is sent. Throws a UserError. */
export async function namedSecrets(
  schemes: Readonly<Record<string, SecretReference>>,
  persona: string,
  reading: Omit<ReadingSecrets, 'whose'>,
): Promise<Readonly<Record<string, string>>> {
  const named: Record<string, string> = {};
  for (const [scheme, reference] of Object.entries(schemes)) {
    const whose = `the secret of the persona "${persona}" for ${scheme}`;
    const secret = await readSecret(reference, { ...reading, whose });
    if (secret === '' || /[\r\n]/.test(secret))
      throw new UserError(`${whose} must be one line, but ${secret === '' ? 'is empty' : 'has several'}`);
    named[scheme] = secret;
  }
  return named;
}
