import { AuthError } from '../../harness/model/auth-error.ts';
import type { IssuedToken, TokenSource } from '../../harness/personas/auth/issued-token.ts';
import { UserError } from '../user-error.ts';
import { printedToken } from './printed-token.ts';
import { type ReadingSecrets, readSecret } from './secret-reference.ts';
import type { SecretReference } from './secret-schema.ts';

/**
 * A token that a reference leads to. It is read once before it is needed, so that what cannot be read is told before
 * anything is sent, and again whenever the one before is about to end. Throws a UserError.
 */
export async function tokenSource(reference: SecretReference, reading: ReadingSecrets): Promise<TokenSource> {
  return beginningWith(await readToken(reference, reading), () => readInRun(reference, reading));
}

/** A source that has its first token already. */
export function beginningWith(first: IssuedToken, next: TokenSource): TokenSource {
  let unused: IssuedToken | undefined = first;
  return async () => {
    const token = unused ?? (await next());
    unused = undefined;
    return token;
  };
}

async function readToken(reference: SecretReference, reading: ReadingSecrets): Promise<IssuedToken> {
  return printedToken(await readSecret(reference, reading), reading.whose);
}

/** What cannot be read while a run goes on is a login that failed, and no reason to end the run: throws an AuthError. */
export async function readInRun(reference: SecretReference, reading: ReadingSecrets): Promise<IssuedToken> {
  try {
    return await readToken(reference, reading);
  } catch (error) {
    throw error instanceof UserError ? new AuthError(error.message) : error;
  }
}
