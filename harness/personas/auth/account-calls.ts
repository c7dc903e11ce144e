import type { ReceivedResponse } from '../../model/exchange.ts';
import type { Identity } from '../../model/target.ts';
import type { IssuedToken } from './issued-token.ts';
import { jsonRequest } from './json-request.ts';
import type { Send } from './log-in.ts';

/** Calls the API with the token of one account. */
export type Call = (method: string, target: string, json?: object) => Promise<ReceivedResponse>;

/** What an API has for whoever calls it: who they are, and how they leave. */
export interface AccountCalls {
  /** Says who a token is of; undefined where nothing tells. `provider`: where they logged in, if that is known. */
  readonly identify: (call: Call, token: string, provider?: string) => Promise<Identity | undefined>;
  /** Revokes the token of the call, and returns the last answer. Missing where no token is revoked. */
  readonly revoke?: (call: Call, issued: IssuedToken) => Promise<ReceivedResponse>;
  /** Deletes the account of the call: the last answer, or undefined where the server has no way to do that. */
  readonly remove: (call: Call) => Promise<ReceivedResponse | undefined>;
  /** Whether a token is accepted anywhere, by reads that end none. */
  readonly isLetIn?: (call: Call) => Promise<boolean>;
  /** Whoever is no person, but a client of its own, may not change or delete what it makes. */
  readonly clientsOnlyRead?: true;
}

/** Why an account stays that nobody can delete. */
export const noDeletion = 'this server has no operation to delete an account';

export function callAs(token: string, send: Send): Call {
  const headers = { accept: 'application/json', authorization: `Bearer ${token}` };
  return (method, target, json) =>
    send(json ? jsonRequest(method, target, json, headers) : { method, target, headers, body: undefined });
}
