import { mockPersonas } from '../../harness/auth/mock-personas.ts';
import { abilitiesOf } from '../targets/abilities.ts';
import type { AuthKind } from './auth-kind.ts';

export const mock: AuthKind = {
  name: 'mock',
  says: 'the target is a mock of Assay, which believes its callers',
  open: async ({ contract }) => ({
    auth: mockPersonas(contract),
    abilities: abilitiesOf.mock,
    close: async () => {},
  }),
};
