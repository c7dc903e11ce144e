import type { Contract } from '../contract.ts';
import { at } from '../json.ts';
import type { Operation } from '../operations/operation.ts';
import { membersOf } from '../schemas/members.ts';

/** Paths whose last word says that somebody shows who they are, whatever else is sent: "/login", "/users/verify-email". */
const showsWho =
  /^(log-?(in|on)|sign-?(in|on)|authenticate|authentication|forgot.*|reset-?(password|credentials?)|password-?reset|verify.*|verification|magic-?links?|otp|mfa|2fa|introspect|revoke)$/;

/** Words that say so where a secret is sent with them: "/tokens" may also make tokens, and "/confirm" an order. */
const mayShowWho =
  /^(auth|oauth2?|tokens?|sessions?|refresh.*|confirm.*|activate|activation|accept|redeem|unlock|callback|reset|recover.*|password|exchange|account|validate|check)$/;

const secret =
  /^(pass(word|wd|phrase|code)?|(old|new|current).?password|.*[_-]?secret|.*token|otp|pin|code|.*[_-]code|assertion|credentials?|signature|nonce|state|ticket|refresh)$/i;

/**
 * Whether an operation judges what only its server can have issued: a password, a code, a token, an account. What a
 * document shows or a schema allows for it is made up, so that a refusal is no violation.
 */
export function checksCredentials(operation: Operation, contract: Contract): boolean {
  const { path, id = '', method } = operation;
  if (method === 'DELETE') return false;
  const names = sentNames(operation, contract);
  if (names.length === 0) return false;
  // Only whoever knows it can say what the password is.
  if (names.some((name) => /^(old|current|existing).?password$/i.test(name))) return true;
  const words = path.split('/').filter((word) => word !== '' && !word.startsWith('{'));
  const last = (words.at(-1) ?? '').toLowerCase();
  if (showsWho.test(last) || /^(log|sign)_?in/i.test(id)) return true;
  const isSecret = secretNames(names).length > 0;
  if (!isSecret) return false;
  return words.some((word) => mayShowWho.test(word.toLowerCase())) || names.includes('grant_type');
}

/** Those of some names of members and parameters that usually stand for a secret. */
export function secretNames(names: readonly string[]): string[] {
  return names.filter((name) => secret.test(name));
}

function sentNames({ parameters, body }: Operation, { intended }: Contract): string[] {
  const inBody = (body?.content ?? []).flatMap(({ schema }) =>
    schema === undefined ? [] : membersOf(intended, at(intended, schema)),
  );
  const inQuery = parameters.filter((one) => one.in === 'query' || one.in === 'path');
  return [...new Set([...inBody, ...inQuery.map(({ name }) => name)])];
}
