import { z } from 'zod';
import { testProvider } from '../../harness/auth/test-provider.ts';
import { strictRecord } from '../config/strict-record.ts';
import { UserError } from '../user-error.ts';
import { authKind } from './auth-kind.ts';

export const testProviderKind = authKind({
  schema: strictRecord({ kind: z.literal('test-provider') }).meta({
    description: 'the target believes whoever says who they are',
  }),
  abilities: ['business-rules'],
  open: async ({ url, accounts, pace, timeout, readOnly, note }) => {
    if (!accounts)
      throw new UserError('--auth test-provider is for tmi; other documents have no test provider');
    const auth = testProvider({
      url,
      timeout,
      accounts: (await accounts.at?.(url, { timeout })) ?? accounts,
      pace,
      administrator: 'admin',
      spoilsNobody: readOnly,
      note,
    });
    return { auth, close: auth.close };
  },
});
