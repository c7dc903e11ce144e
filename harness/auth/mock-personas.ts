import type { SecurityScheme } from '../../contract/authorization.ts';
import type { Contract } from '../../contract/contract.ts';
import type { PersonaId } from '../persona.ts';
import type { AuthAdapter, Credentials } from '../target.ts';

/** Credentials for a mock, which reads them as `<name>:<role>[,<role>…]`: nobody has to log in anywhere. */
export function mockPersonas({ operations }: Contract): AuthAdapter {
  const systemRoles = [...new Set(operations.flatMap(({ access }) => access.roles))];
  return {
    name: 'the mock',
    credentials: async (persona, schemes) => {
      const value = valueFor(persona, systemRoles);
      return schemes
        .map((scheme) => carriedBy(scheme, value))
        .reduce(together, { headers: {}, query: {}, secrets: [value] });
    },
  };
}

function valueFor(persona: PersonaId, systemRoles: readonly string[]): string {
  switch (persona) {
    case 'malformed':
      return 'not-a-token';
    case 'forged':
      return 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJzb21lYm9keSJ9.signed-by-somebody-else';
    case 'deleted':
      return 'assay-deleted:revoked';
    case 'admin':
      return `assay-admin:${['stranger', ...systemRoles].join(',')}`;
    default:
      return `assay-${persona}:${persona}`;
  }
}

function carriedBy(scheme: SecurityScheme, value: string): Credentials {
  const none = { headers: {}, query: {}, secrets: [] };
  if (scheme.kind === 'bearer') return { ...none, headers: { authorization: `Bearer ${value}` } };
  if (scheme.kind === 'basic') {
    const encoded = Buffer.from(value).toString('base64');
    return { ...none, headers: { authorization: `Basic ${encoded}` }, secrets: [encoded] };
  }
  if (scheme.in === 'query') return { ...none, query: { [scheme.key]: value } };
  if (scheme.in === 'cookie')
    return { ...none, headers: { cookie: `${scheme.key}=${encodeURIComponent(value)}` } };
  return { ...none, headers: { [scheme.key.toLowerCase()]: value } };
}

function together(one: Credentials, other: Credentials): Credentials {
  return {
    headers: { ...one.headers, ...other.headers },
    query: { ...one.query, ...other.query },
    secrets: [...one.secrets, ...other.secrets],
  };
}
