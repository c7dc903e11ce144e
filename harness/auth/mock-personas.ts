import type { Contract } from '../../contract/contract.ts';
import type { PersonaId } from '../persona.ts';
import type { Account, AuthAdapter, Identity } from '../target.ts';
import { carried } from './carried.ts';

/** Credentials for a mock, which reads them as `<name>:<role>[,<role>…]`: nobody has to log in anywhere. */
export function mockPersonas({ operations }: Contract): AuthAdapter {
  const systemRoles = [...new Set(operations.flatMap(({ access }) => access.roles))];
  let accounts = 0;
  return {
    name: 'the mock',
    credentials: async (persona, schemes) =>
      carried(schemes, valueFor(`assay-${persona}`, persona, systemRoles)),
    identity: async (persona) => identityOf(`assay-${persona}`),
    freshAccount: async (name, plays): Promise<Account> => {
      accounts += 1;
      const unique = `assay-${name}-${accounts}`;
      const value = valueFor(unique, plays, systemRoles);
      return { identity: identityOf(unique), plays, credentials: (schemes) => carried(schemes, value) };
    },
  };
}

function valueFor(name: string, persona: PersonaId, systemRoles: readonly string[]): string {
  switch (persona) {
    case 'malformed':
      return 'not-a-token';
    case 'forged':
      return 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJzb21lYm9keSJ9.signed-by-somebody-else';
    case 'deleted':
      return `${name}:revoked`;
    case 'admin':
      return `${name}:${['stranger', ...systemRoles].join(',')}`;
    default:
      return `${name}:${persona}`;
  }
}

/** The mock knows nobody, so that anything consistent will do. */
function identityOf(name: string): Identity {
  return { provider: 'mock', subject: name, email: `${name}@example.com`, name };
}
