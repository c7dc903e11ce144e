import { randomBytes } from 'node:crypto';
import type { Contract } from '../../../contract/contract.ts';
import type { PersonaId } from '../../model/persona.ts';
import type { Account, AuthAdapter, Identity } from '../../model/target.ts';
import { carried } from './carried.ts';

/** Credentials for a mock, which reads them as `<name>:<role>[,<role>…]`: nobody has to log in anywhere. */
export function mockPersonas({ operations }: Contract): AuthAdapter {
  const grants = operations.flatMap(({ access }) => access.anyOf);
  const words = {
    systemRoles: unique([
      ...operations.flatMap(({ access }) => access.roles),
      ...grants.flatMap(({ roles, permissions }) => [...roles, ...permissions]),
    ]),
    groups: unique(grants.flatMap(({ groups }) => groups)),
  };
  const run = randomBytes(3).toString('hex');
  let accounts = 0;
  const account = (login: string, plays: PersonaId): Account => {
    const value = valueFor(login, plays, words);
    return { identity: identityOf(login), plays, login, credentials: (schemes) => carried(schemes, value) };
  };
  return {
    name: 'the mock',
    credentials: async (persona, schemes) => carried(schemes, valueFor(`assay-${persona}`, persona, words)),
    identity: async (persona) => identityOf(`assay-${persona}`),
    freshAccount: async (name, plays): Promise<Account> => {
      accounts += 1;
      return account(`assay-${name}-${run}-${accounts}`, plays);
    },
    again: async (login, plays) => account(login, plays),
  };
}

function unique(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)];
}

function valueFor(
  name: string,
  persona: PersonaId,
  { systemRoles, groups }: { readonly systemRoles: readonly string[]; readonly groups: readonly string[] },
): string {
  switch (persona) {
    case 'malformed':
      return 'not-a-token';
    case 'forged':
      return 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJzb21lYm9keSJ9.signed-by-somebody-else';
    case 'deleted':
      return `${name}:revoked`;
    case 'admin':
      return `${name}:${['stranger', ...systemRoles].join(',')}`;
    case 'owner':
    case 'writer':
    case 'reader':
      return `${name}:${[persona, ...groups].join(',')}`;
    default:
      return `${name}:${persona}`;
  }
}

/** The mock knows nobody, so that anything consistent will do. */
function identityOf(name: string): Identity {
  return { provider: 'mock', subject: name, email: `${name}@example.com`, name };
}
