import type { Contract } from '../../contract/contract.ts';
import type { PersonaId } from '../persona.ts';
import type { AuthAdapter } from '../target.ts';
import { carried } from './carried.ts';

/** Credentials for a mock, which reads them as `<name>:<role>[,<role>…]`: nobody has to log in anywhere. */
export function mockPersonas({ operations }: Contract): AuthAdapter {
  const systemRoles = [...new Set(operations.flatMap(({ access }) => access.roles))];
  return {
    name: 'the mock',
    credentials: async (persona, schemes) => carried(schemes, valueFor(persona, systemRoles)),
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
