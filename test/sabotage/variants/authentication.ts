import { createHmac } from 'node:crypto';
import { decodeJwt, decodeProtectedHeader, exportSPKI, importJWK } from 'jose';
import { fail } from '../../../server/tmi/errors/api-error.ts';
import type { AccessClaims } from '../../../server/tmi/sessions/access-token.ts';
import type { Caller } from '../../../server/tmi/sessions/caller.ts';
import { publicKeys } from '../../../server/tmi/sessions/key-ring.ts';
import { createModel } from '../operations.ts';
import { everyOperation, family } from '../sabotage.ts';
import { both } from '../seams/both.ts';
import { triggers } from '../seams/database.ts';
import { sessionsWith, tokensWith } from '../seams/decorators.ts';
import { before } from '../seams/handlers.ts';
import { becomeUser, someUser } from '../seams/people.ts';
import { declaring } from '../seams/policies.ts';

/** What is called again when a token was refused: what the token says, whoever wrote it. */
const claimsOf = (token: string): AccessClaims => decodeJwt(token) as unknown as AccessClaims;

/** Tokens that are let in and should not be. */
export const authentication = family('authentication', [
  {
    id: 'nobody-has-to-log-in',
    title: 'The list of add-ons is for everybody, logged in or not.',
    at: ['GET /addons'],
    requirements: ['S0-401-missing-header'],
    cells: ['GET /addons 401'],
    apply: declaring({ authz: { ownership: 'none', public: true } }),
  },
  {
    id: 'anonymous-is-somebody',
    title: 'Whoever creates a threat model without a token is taken for somebody.',
    at: [createModel],
    requirements: ['S0-401-missing-header', 'S0-401-invalid-token'],
    cells: [`${createModel} 401`],
    apply: both(
      declaring({ authz: { ownership: 'none', public: true } }),
      before(async (request) => {
        const token = request.headers.authorization?.split(' ')[1] ?? '';
        const { sessions, storage } = request.server;
        try {
          request.caller = await sessions.callerFor(storage.db, token);
        } catch {
          await becomeUser(request, await someUser(request.server));
        }
      }),
    ),
  },
  {
    id: 'expired-tokens-accepted',
    title: 'A token whose time is over is still good.',
    at: everyOperation,
    requirements: ['S0-401-expired-token', 'S0-401-sample-expired-token'],
    apply: tokensWith(({ verify }) => ({
      verify: async (db, token) => {
        try {
          return await verify(db, token);
        } catch (error) {
          if (error instanceof Error && error.message === fail('expired_token').message)
            return claimsOf(token);
          throw error;
        }
      },
    })),
  },
  {
    id: 'unsigned-tokens-accepted',
    title: 'A token with alg none is believed.',
    at: everyOperation,
    requirements: ['S0-401-invalid-token'],
    apply: tokensWith(({ verify }) => ({
      verify: async (db, token) => (algorithmOf(token) === 'none' ? claimsOf(token) : verify(db, token)),
    })),
  },
  {
    id: 'signatures-not-checked',
    title: 'A token is believed whatever its signature.',
    at: everyOperation,
    requirements: ['S0-401-invalid-token'],
    apply: tokensWith(({ verify }) => ({
      verify: async (db, token) => {
        if (algorithmOf(token) === undefined) return verify(db, token);
        const claims = claimsOf(token);
        if (claims.exp * 1000 < Date.now()) throw fail('expired_token');
        if (typeof claims.sid !== 'string') throw fail('invalid_token');
        return claims;
      },
    })),
  },
  {
    id: 'public-key-as-secret',
    title: 'A token that is signed with the public key as the secret of an HMAC is believed.',
    at: everyOperation,
    requirements: ['S0-401-invalid-token'],
    apply: tokensWith(({ verify }) => ({
      verify: async (db, token) => {
        if (algorithmOf(token) !== 'HS256') return verify(db, token);
        const [key] = await publicKeys(db);
        const pem = await exportSPKI(
          (await importJWK(key ?? {}, 'ES256', { extractable: true })) as CryptoKey,
        );
        const [head, body, signature] = token.split('.');
        const secrets = [pem, pem.trim(), JSON.stringify(key)];
        const isSigned = secrets.some(
          (secret) =>
            createHmac('sha256', secret).update(`${head}.${body}`).digest('base64url') === signature,
        );
        return isSigned ? claimsOf(token) : verify(db, token);
      },
    })),
  },
  {
    id: 'revoked-tokens-accepted',
    title: 'A token that was revoked goes on.',
    at: everyOperation,
    requirements: ['S1-revoke-token', 'S0-401-invalid-token', 'S0-security-every-request'],
    cells: ['* 401'],
    apply: triggers(
      `after update of ended_at on sessions when new.ended_at is not null begin
         update sessions set ended_at = null where id = new.id; end`,
    ),
  },
  {
    id: 'tokens-of-the-deleted-accepted',
    title: 'The token of a deleted account is still good.',
    at: everyOperation,
    requirements: ['S0-401-blacklisted-token', 'S0-401-sample-stale-session'],
    apply: sessionsWith(({ callerFor }) => {
      const known = new Map<string, Caller>();
      return {
        callerFor: async (db, token) => {
          try {
            const caller = await callerFor(db, token);
            known.set(token, caller);
            return caller;
          } catch (error) {
            const caller = known.get(token);
            const user =
              caller &&
              (await db.selectFrom('users').select('id').where('id', '=', caller.id).executeTakeFirst());
            if (caller && !user) return caller;
            throw error;
          }
        },
      };
    }),
  },
  {
    id: 'good-once-is-good-forever',
    title: 'A token that was good once is not looked at again.',
    at: everyOperation,
    requirements: ['S0-security-every-request', 'S0-401-blacklisted-token'],
    cells: ['* 401'],
    apply: sessionsWith(({ callerFor }) => {
      const known = new Map<string, Caller>();
      return {
        callerFor: async (db, token) => {
          const caller = known.get(token) ?? (await callerFor(db, token));
          known.set(token, caller);
          return caller;
        },
      };
    }),
  },
  {
    id: 'validation-comes-first',
    title: 'A body is looked at before the token.',
    at: [createModel],
    requirements: ['S0-security-every-request'],
    cells: [`${createModel} 401`],
    apply: both(
      declaring({ authz: { ownership: 'none', public: true } }),
      before(async (request) => {
        const { authorization } = request.headers;
        if (authorization === undefined) throw fail('missing_token');
        const { sessions, storage } = request.server;
        request.caller = await sessions.callerFor(storage.db, authorization.split(' ')[1] ?? '');
      }),
    ),
  },
]);

function algorithmOf(token: string): string | undefined {
  try {
    return decodeProtectedHeader(token).alg;
  } catch {
    // Not a token at all.
    return undefined;
  }
}
