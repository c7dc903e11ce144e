import { ownerships } from '../../contract/operations/authorization.ts';
import type { Cause } from '../../contract/operations/cause.ts';

/** Who calls, as their credentials say: `<name>:<role>[,<role>…]`; a permission or a group stands there like a role. */
export interface Persona {
  readonly name: string;
  /** What they may do with the resource in the path: 0 nothing, then what `ownerships` lists. */
  readonly ownership: number;
  /** Their roles in the system as a whole, their permissions and groups. */
  readonly roles: ReadonlySet<string>;
}

/** Why credentials are not good. */
export interface Rejection {
  readonly cause: Cause;
  readonly message: string;
}

export const missing: Rejection = {
  cause: 'missing-credentials',
  message: 'Authentication is required',
};
const invalid: Rejection = {
  cause: 'invalid-credentials',
  message: 'The credentials are not valid',
};
const malformed: Rejection = { ...invalid, cause: 'malformed-credentials' };
const dead: Readonly<Record<string, Rejection>> = {
  expired: { cause: 'expired-credentials', message: 'The credentials have expired' },
  revoked: { cause: 'revoked-credentials', message: 'The credentials have been revoked' },
};

const jwt = /^[\w-]+\.[\w-]+\.[\w-]*$/;
const grammar = /^([A-Za-z][A-Za-z0-9._@-]*):([A-Za-z][\w.:-]*(?:,[A-Za-z][\w.:-]*)*)$/;

/** Reads "alice:writer,admin". A stranger is somebody with no role on any resource. */
export function readPersona(credentials: string): Persona | Rejection {
  const [, name = '', list = ''] = grammar.exec(credentials) ?? [];
  // What looks like a token of somebody is none of ours; anything else is no token at all.
  if (name === '') return jwt.test(credentials) ? invalid : malformed;
  const words = list.split(',');
  const end = words.map((word) => dead[word]).find((rejection) => rejection !== undefined);
  if (end) return end;
  const system = words.filter((word) => word !== 'stranger' && !isOwnership(word));
  return { name, ownership: Math.max(0, ...words.map(levelOf)), roles: new Set(system) };
}

/** Reads the base64 of RFC 7617, where the user is the name and the password lists the roles. */
export function readBasic(encoded: string): Persona | Rejection {
  return readPersona(Buffer.from(encoded, 'base64').toString());
}

export function isRejection(result: Persona | Rejection): result is Rejection {
  return 'cause' in result;
}

/** "reader" → 1, "writer" → 2, "owner" → 3; anything else 0. */
export function levelOf(role: string): number {
  return Math.max(0, (ownerships as readonly string[]).indexOf(role));
}

function isOwnership(word: string): boolean {
  return levelOf(word) > 0 || word === 'none';
}
