import { createHmac, randomBytes, randomUUID } from 'node:crypto';
import type { Records, User } from './records.ts';
import { Refusal } from './refusals.ts';

export interface Claims {
  readonly sub: string;
  readonly jti: string;
  readonly exp: number;
  readonly roles: readonly string[];
  readonly permissions: readonly string[];
}

/** Access and refresh tokens by HS256, with a secret each. */
export interface Tokens {
  readonly access: (user: User) => string;
  readonly refresh: (user: User) => string;
  /** Whose access token it is; throws 401. */
  readonly holderOf: (authorization: string | undefined) => Claims;
  /** Whose refresh token it is; throws 401 with a code of its own. */
  readonly refreshed: (token: unknown) => Claims;
}

export function createTokens(records: Records): Tokens {
  const secrets = { access: randomBytes(16), refresh: randomBytes(16) };
  const signature = (kind: keyof typeof secrets, said: string) =>
    createHmac('sha256', secrets[kind]).update(said).digest('base64url');

  function sign(kind: keyof typeof secrets, { id, roles }: User, seconds: number): string {
    const held = [...roles].flatMap((role) => records.roles.get(role) ?? []);
    const permissions = held
      .flatMap((role) => [...role.permissions])
      .map((each) => records.permissions.get(each)?.name);
    const claims = {
      ...{ sub: id, jti: randomUUID(), exp: Math.floor(Date.now() / 1000) + seconds },
      roles: held.map(({ name }) => name),
      permissions: [...new Set(permissions)],
    };
    const said = [{ alg: 'HS256', typ: 'JWT' }, claims]
      .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
      .join('.');
    return `${said}.${signature(kind, said)}`;
  }

  function claimsOf(kind: keyof typeof secrets, token: string): Claims | undefined {
    const [head, payload = '', signed] = token.split('.');
    if (signed !== signature(kind, `${head}.${payload}`)) return undefined;
    return JSON.parse(Buffer.from(payload, 'base64url').toString()) as Claims;
  }

  return {
    access: (user) => sign('access', user, 900),
    refresh: (user) => sign('refresh', user, 604_800),
    holderOf: (authorization) => {
      if (!authorization?.startsWith('Bearer '))
        throw new Refusal(401, 'MISSING_AUTH_HEADER', 'Missing or invalid Authorization header');
      const claims = claimsOf('access', authorization.slice('Bearer '.length));
      if (!claims) throw new Refusal(401, 'INVALID_TOKEN', 'Invalid or expired token');
      if (records.blacklist.has(claims.jti))
        throw new Refusal(401, 'TOKEN_REVOKED', 'Token has been revoked');
      return claims;
    },
    refreshed: (token) => {
      const claims = claimsOf('refresh', String(token));
      if (!claims) throw new Refusal(401, 'REFRESH_FAILED', 'InvalidToken');
      if (records.blacklist.has(claims.jti)) throw new Refusal(401, 'REFRESH_FAILED', 'Token is blacklisted');
      return claims;
    },
  };
}
