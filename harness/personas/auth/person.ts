import type { PersonaId } from '../../model/persona.ts';
import type { Account, Identity } from '../../model/target.ts';
import { carriedToken } from './carried.ts';
import type { KeptToken } from './kept-token.ts';

/** Somebody who has logged in. */
export interface Person {
  /** What logs them in again; nothing secret. */
  readonly login: string;
  readonly identity: Identity;
  /** Their token, replaced before it ends where that can be done. */
  readonly token: KeptToken;
}

/** Somebody as a story knows them: with the token of this moment, because a story is short. Throws an AuthError. */
export async function accountOf({ login, identity, token }: Person, plays: PersonaId): Promise<Account> {
  const current = await token();
  return { identity, plays, login, credentials: (schemes) => carriedToken(schemes, current) };
}
