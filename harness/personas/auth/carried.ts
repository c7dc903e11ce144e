import type { SecurityScheme } from '../../../contract/operations/authorization.ts';
import type { Credentials } from '../../model/target.ts';
import { withCookies } from '../../request/cookies.ts';
import type { IssuedToken } from './issued-token.ts';

/** A secret as the security schemes of an operation want it to be carried; those that are named take their own. */
export function carried(
  schemes: readonly SecurityScheme[],
  secret: string,
  named: Readonly<Record<string, string>> = {},
): Credentials {
  return schemes
    .map((scheme) =>
      carriedBy(scheme, Object.hasOwn(named, scheme.name) ? (named[scheme.name] ?? secret) : secret),
    )
    .reduce(together, { headers: {}, query: {}, secrets: [secret, ...Object.values(named)] });
}

/** A token as it has to be carried; what it came from is as secret as itself. */
export function carriedToken(
  schemes: readonly SecurityScheme[],
  { token, refreshToken, expiresAt, shown = [], named, cookies, carriage }: IssuedToken,
): Credentials {
  if (carriage) return { ...carriage, expiresAt, secrets: [token, ...shown] };
  if (cookies !== undefined)
    return { headers: { cookie: cookies }, query: {}, expiresAt, secrets: [token, ...shown] };
  const { headers, query, secrets } = carried(schemes, token, named);
  return {
    headers,
    query,
    expiresAt,
    secrets: [...secrets, ...(refreshToken === undefined ? [] : [refreshToken]), ...shown],
  };
}

function carriedBy(scheme: SecurityScheme, value: string): Credentials {
  const none = { headers: {}, query: {}, secrets: [] };
  if (scheme.kind === 'bearer')
    return { ...none, headers: { authorization: `${scheme.prefix ?? 'Bearer'} ${value}` } };
  if (scheme.kind === 'basic') {
    const encoded = Buffer.from(value).toString('base64');
    return { ...none, headers: { authorization: `Basic ${encoded}` }, secrets: [encoded] };
  }
  if (scheme.in === 'query') return { ...none, query: { [scheme.key]: value } };
  if (scheme.in === 'cookie')
    return { ...none, headers: { cookie: `${scheme.key}=${encodeURIComponent(value)}` } };
  const text = scheme.prefix === undefined ? value : `${scheme.prefix} ${value}`;
  return { ...none, headers: { [scheme.key.toLowerCase()]: text } };
}

function together(one: Credentials, other: Credentials): Credentials {
  return {
    headers: withCookies(one.headers, other.headers),
    query: { ...one.query, ...other.query },
    secrets: [...one.secrets, ...other.secrets],
  };
}
