import { randomBytes } from 'node:crypto';
import type { Contract } from '../../../contract/contract.ts';
import type { PersonaId } from '../../model/persona.ts';
import type { Account, AuthAdapter, Identity } from '../../model/target.ts';
import { carried } from './carried.ts';

/** Credentials for a mock, which reads them as `<name>:<role>[,<role>…]`: nobody has to log in anywhere. */
export function mockPersonas({ operations }: Contract): AuthAdapter {
  const systemRoles = [...new Set(operations.flatMap(({ access }) => access.roles))];
  const run = randomBytes(3).toString('hex');
  let accounts = 0;
  const account = (login: string, plays: PersonaId): Account => {
    const value = valueFor(login, plays, systemRoles);
    return { identity: identityOf(login), plays, login, credentials: (schemes) => carried(schemes, value) };
  };
  return {
    name: 'the mock',
    credentials: async (persona, schemes) =>
      carried(schemes, valueFor(`assay-${persona}`, persona, systemRoles)),
    identity: async (persona) => identityOf(`assay-${persona}`),
    freshAccount: async (name, plays): Promise<Account> => {
      accounts += 1;
      return account(`assay-${name}-${run}-${accounts}`, plays);
    },
    again: async (login, plays) => account(login, plays),
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
