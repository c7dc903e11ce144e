import { createHash, timingSafeEqual } from 'node:crypto';
import { fail } from '../errors/api-error.ts';
import { findUser } from '../people/repository.ts';
import { everyone } from '../routing/authz.ts';
import { json, operation } from '../routing/operation.ts';
import { dbOf } from '../routing/request.ts';
import type { LoginCodeRow } from '../storage/tables.ts';
import { providerNamed } from './providers.ts';
import { endSessionOfUsedCode, rememberUsedCode, takeCode } from './repository.ts';

interface TokenRequest {
  readonly code: string;
  readonly redirect_uri: string;
  readonly code_verifier?: string;
}

/**
 * POST /oauth2/token. A code is good for one use, even if that use fails. One that comes again was stolen, before or
 * after its use, so that the session that came of it ends (RFC 6749, section 4.1.2).
 */
export const token = operation<{ Body: TokenRequest; Querystring: { readonly idp?: string } }>({
  id: 'exchangeCode',
  method: 'POST',
  path: '/oauth2/token',
  action: 'exchange code',
  authz: everyone,
  consumes: json,
  oauthErrors: true,
  // RFC 6749, section 5.2: of all values, that of the grant type alone is no invalid_request.
  invalid: { grant_type: { any: 'unsupported_grant_type' } },
  handler: async (request) => {
    const { body, query, server } = request;
    if (query.idp !== undefined) providerNamed(server, query.idp);
    const db = dbOf(request);
    const login = await takeCode(db, body.code);
    if (!login) await endSessionOfUsedCode(db, body.code);
    const problem = problemWith(login, body, query.idp);
    if (problem || !login) throw fail(problem ?? 'unknown_code', { keepsWork: true });
    const user = await findUser(db, login.user_id);
    if (!user) throw fail('unknown_code', { keepsWork: true });
    const { sessionId, tokens } = await server.sessions.begin(db, user, JSON.parse(login.groups));
    await rememberUsedCode(db, login, sessionId);
    return tokens;
  },
});

function problemWith(
  login: LoginCodeRow | undefined,
  { redirect_uri, code_verifier = '' }: TokenRequest,
  idp: string | undefined,
): 'unknown_code' | 'wrong_redirect' | 'wrong_verifier' | undefined {
  if (!login || (idp !== undefined && idp !== login.provider)) return 'unknown_code';
  if (redirect_uri !== login.client_callback) return 'wrong_redirect';
  return isProof(code_verifier, login.code_challenge) ? undefined : 'wrong_verifier';
}

/** RFC 7636, section 4.6. */
function isProof(verifier: string, challenge: string): boolean {
  const proof = Buffer.from(createHash('sha256').update(verifier).digest('base64url'));
  const wanted = Buffer.from(challenge);
  return proof.length === wanted.length && timingSafeEqual(proof, wanted);
}
