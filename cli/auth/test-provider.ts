import { testProvider } from '../../harness/auth/test-provider.ts';
import { abilitiesOf } from '../targets/abilities.ts';
import { UserError } from '../user-error.ts';
import type { AuthKind } from './auth-kind.ts';

export const testProviderKind: AuthKind = {
  name: 'test-provider',
  says: 'the target believes whoever says who they are',
  open: async ({ url, accounts, timeout, note }) => {
    if (!accounts)
      throw new UserError('--auth test-provider is for tmi; other documents have no test provider');
    const auth = testProvider({ url, timeout, accounts, administrator: 'admin', note });
    return { auth, abilities: abilitiesOf.url, close: auth.close };
  },
};
