import type { ReceivedResponse } from '../exchange.ts';
import type { Identity } from '../target.ts';
import { AuthError } from './auth-error.ts';
import type { Send } from './log-in.ts';

/** Calls the API with the token of one account. */
export type Call = (method: string, target: string) => Promise<ReceivedResponse>;

/** What an API has for whoever calls it: who they are, and how they leave. */
export interface AccountCalls {
  /** Says who a token is of; undefined where the server does not know, or refuses it. */
  readonly identify: (call: Call) => Promise<Identity | undefined>;
  /** Revokes the token of the call. Says with what status, if that is not a success. */
  readonly revoke: (call: Call) => Promise<ReceivedResponse>;
  /** Deletes the account of the call; the last answer. */
  readonly remove: (call: Call) => Promise<ReceivedResponse>;
}

export function callAs(token: string, send: Send): Call {
  const headers = { accept: 'application/json', authorization: `Bearer ${token}` };
  return (method, target) => send({ method, target, headers, body: undefined });
}

/** Revokes a token, or deletes its account, so that the token is of no use any more. Throws an AuthError if it still is. */
export async function makeUseless(call: Call, spoil: AccountCalls['revoke' | 'remove']): Promise<void> {
  const { status } = await spoil(call);
  if (status < 200 || status > 299) throw new AuthError(`a token could not be made useless: ${status}`);
}
