import { authorizationServerFor } from '../../contract/operations/authorization-server.ts';
import type { OAuthClientOptions } from '../../harness/personas/auth/oauth-client.ts';
import { UserError } from '../user-error.ts';
import type { AuthContext } from './auth-kind.ts';

/** What was said about an authorization server. */
export interface SaidServer {
  readonly issuer?: string | undefined;
  readonly authorizationUrl?: string | undefined;
  readonly tokenUrl?: string | undefined;
}

/**
 * What was said comes first, then the document; in the end, the target itself may describe where its tokens are. Throws a
 * UserError for what is no address.
 */
export function authorizationServer(
  grant: Parameters<typeof authorizationServerFor>[0],
  { url, contract, environment }: AuthContext,
  { issuer, authorizationUrl, tokenUrl = environment.ASSAY_TOKEN_URL }: SaidServer,
): OAuthClientOptions['server'] {
  if (tokenUrl !== undefined && tokenUrl !== '') return withAddresses({ authorizationUrl, tokenUrl }, url);
  if (issuer !== undefined) return { issuer: addressOf(issuer, url) };
  const documented = authorizationServerFor(grant, contract.written);
  if (documented?.tokenUrl !== undefined) return withAddresses(documented, url);
  return { issuer: addressOf(documented?.discovery ?? url, url) };
}

function withAddresses(
  { authorizationUrl, tokenUrl = '' }: SaidServer,
  base: string,
): OAuthClientOptions['server'] {
  return {
    tokenUrl: addressOf(tokenUrl, base),
    ...(authorizationUrl !== undefined && { authorizationUrl: addressOf(authorizationUrl, base) }),
  };
}

function addressOf(text: string, base: string): URL {
  if (!URL.canParse(text, `${base}/`))
    throw new UserError(`the URL ${text} of the authorization server is not valid`);
  return new URL(text, `${base}/`);
}
